"use strict";
const { setFlagsFromString } = require("node:v8");

/**
 * Has V8 wait longer before it compiles a function into its fastest form, which it does beside the program and with
 * a seventh of all processor time of a preview: a process that lives for seconds seldom gets it back, and the engine
 * waits for the same two processors. By V8's default the budget is a fifth of this; ten times the default does no
 * better, and none at all is slower.
 */
setFlagsFromString("--interrupt-budget=300000");
