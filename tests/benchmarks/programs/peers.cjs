// The engines for Node, each as its README shows, with the settings its README names for speed.
"use strict";
const fs = require("fs");
const { createRequire } = require("module");
const path = require("path");

const [peer, jobFile, folder] = process.argv.slice(2);
const load = createRequire(path.join(folder, "package.json"));

const engines = {
  docxtemplater() {
    const PizZip = load("pizzip");
    const Docxtemplater = load("docxtemplater");
    return (template, values) => {
      const doc = new Docxtemplater(new PizZip(content(template)), { paragraphLoop: true });
      doc.render(values);
      return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = load("easy-template-x");
    const handler = new TemplateHandler();
    return (template, values) => handler.process(content(template), values);
  },
  "docx-templates"() {
    const { createReport } = load("docx-templates");
    return (template, values) =>
      createReport({ template: content(template), data: values, noSandbox: true, maximumWalkingDepth: Infinity });
  },
  carbone() {
    const carbone = load("carbone");
    return (template, values) =>
      new Promise((done, failed) => {
        carbone.render(template, values, (error, result) => (error ? failed(new Error(error)) : done(result)));
      });
  },
};

const templates = new Map();

function content(file) {
  if (!templates.has(file)) templates.set(file, fs.readFileSync(file));
  return templates.get(file);
}

async function main() {
  const job = JSON.parse(fs.readFileSync(jobFile, "utf8"));
  const render = engines[peer]();
  const seconds = [];
  for (const tasks of job.rounds) {
    const start = process.hrtime.bigint();
    for (const task of tasks) {
      const values = JSON.parse(fs.readFileSync(task.source, "utf8"));
      for (const document of task.documents) {
        fs.writeFileSync(document.output, await render(document.template, values));
      }
    }
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  process.stdout.write(JSON.stringify(seconds));
}

main().then(
  () => process.exit(0), // Carbone keeps timers
  (error) => {
    process.stderr.write(String((error && error.stack) || error));
    process.exit(1);
  },
);
