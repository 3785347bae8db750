"""The look of the page: on a screen, on a phone, on paper; no font, picture or script from anywhere."""

STYLE = """
:root { --ink: #1d2530; --soft: #5b6675; --line: #d9dee5; --paper: #fff; --ground: #f3f5f8;
  --bad: #b3261e; --bad-ground: #fdecea; --warn: #8a5a00; --warn-ground: #fff4dc;
  --good: #1b6e3c; --good-ground: #e6f4ea; --bar: #2f6fb4; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.45;
  font: 16px/1.45 "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: .5rem 0 0; }
h2 { font-size: 1.15rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: .95rem; margin: 1.1rem 0 .35rem; color: var(--soft); font-weight: 600; }
p { margin: .3rem 0; }
.soft { color: var(--soft); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: .8rem 0; list-style: none; }
.badge, .counts li { border-radius: 1rem; padding: .1rem .7rem; font-size: .9rem; font-weight: 600;
  white-space: nowrap; background: var(--ground); border: 1px solid var(--line); }
.bad { background: var(--bad-ground); color: var(--bad); border-color: var(--bad); }
.warn { background: var(--warn-ground); color: var(--warn); border-color: var(--warn); }
.good { background: var(--good-ground); color: var(--good); border-color: var(--good); }
.notice, article { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
  padding: .9rem 1rem; margin: .8rem 0; }
article.rejected { border-left: .4rem solid var(--bad); }
article.warned { border-left: .4rem solid var(--warn); }
article.good-one { border-left: .4rem solid var(--good); }
article header { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--soft); font-size: .85rem; font-weight: 600; }
.changes td, .changes th { overflow-wrap: break-word; }
td.was { color: var(--soft); }
a { color: #14508c; }
ol, ul.todo { margin: .2rem 0; padding-left: 1.4rem; }
ol > li { margin: .6rem 0; }
.place { font-weight: 600; }
details { margin: .8rem 0; }
summary { color: #14508c; cursor: pointer; }
.todo li { margin: .15rem 0; }
.sheets { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem 1.2rem; }
.bar { height: .6rem; border: 1px solid var(--line); border-radius: .3rem; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--bar); }
.sheet p { display: flex; justify-content: space-between; margin: 0 0 .15rem; font-size: .9rem; }
@media (max-width: 40rem) {
  main { padding: .5rem; }
  table.documents thead { display: none; }
  table.documents tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  table.documents td { display: block; border: 0; padding: .1rem 0; }
}
@media print {
  body { background: #fff; font-size: 11pt; }
  .notice, article { break-inside: avoid-page; border-radius: 0; }
  article { break-inside: auto; }
  li, tr, .sheet { break-inside: avoid; }
  .bar i, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
"""
