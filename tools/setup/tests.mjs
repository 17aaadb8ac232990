/** Runs mocha as a child process. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { SetupError } from "./failure.mjs";
import { checkMochaArguments } from "./mocha-arguments.mjs";

/**
 * @param {string} root
 * @param {string} pattern "folder/**" + "/*suffix"
 * @returns {boolean} whether a file matches; mocha fails on a pattern that matches nothing
 */
function matchesSomething(root, pattern) {
  const [folder = "", name = ""] = pattern.split("/**/*");
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).some((file) =>
      file.endsWith(name),
    );
  } catch {
    return false;
  }
}

/** Each process previews with an engine and a policy pack beside it: 1.5 GB in all. */
const MOST_JOBS = 4;

/** @returns {string[]} mocha's options for files that are run side by side; none on a single core */
function parallelOptions() {
  const jobs = Math.min(availableParallelism(), MOST_JOBS);
  return jobs < 2 ? [] : ["--parallel", "--jobs", String(jobs)];
}

/**
 * @param {string} root
 * @param {{ tests: readonly string[], parallel?: boolean }} command its patterns, of which those that match no file
 *   are left out, and whether its files may be run side by side; one that is named is run with its progress shown
 * @param {readonly string[]} args for mocha; a test file among them is run instead of the patterns
 * @throws {SetupError} when no file matches, because a run without tests has not passed, and for arguments that mocha
 *   would pass over
 * @returns {Promise<void>} when mocha has ended; its exit code is then this process's
 */
export async function runTests(root, { tests, parallel = false }, args) {
  checkMochaArguments(root, args);
  const named = args.some((arg) => arg.endsWith(".ts"));
  const found = named ? [] : tests.filter((pattern) => matchesSomething(root, pattern));
  if (!named && found.length === 0) {
    throw new SetupError(`no test file matches ${tests.join(", ")}`);
  }
  const mocha = createRequire(join(root, "package.json")).resolve("mocha/bin/mocha.js");
  const options = parallel && !named ? parallelOptions() : [];
  const child = spawn(process.execPath, [mocha, ...options, ...args, ...found], {
    cwd: root,
    stdio: "inherit",
  });
  // A terminal's Ctrl-C reaches mocha by itself; what is sent to this process alone is passed on.
  const ignore = () => undefined;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => child.kill(signal);
  process.on("SIGINT", ignore).on("SIGTERM", passOn).on("SIGHUP", passOn);
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", passOn).off("SIGHUP", passOn);
      if (signal !== null) process.kill(process.pid, signal);
      process.exitCode = code ?? 1;
      resolve(undefined);
    });
  });
}
