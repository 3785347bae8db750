"""Does a Word document, made by docgen or not, look as a decree says it must?

Nothing here knows a decree: which components there are, how they are recognised and how they must look is
data (`docgen.lint.rules`).  Here is how WordprocessingML says what a reader sees (`reading`), where the
parts of an official document stand (`zones`), and how what is seen is compared with what is asked for.
"""
