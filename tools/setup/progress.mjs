/** Tells on stderr what a long step is doing and for how long. */
import process from "node:process";

const LINE_EVERY_SECONDS = 15;

/**
 * Runs a step under a progress line: on a terminal one line that counts the seconds, otherwise a line at the
 * start, one every 15 seconds and one at the end.
 * @template T
 * @param {string} label what is done, as in "installing dependencies"
 * @param {() => Promise<T>} step
 * @returns {Promise<T>} what the step returns; its failure is passed on
 */
export async function withProgress(label, step) {
  const { stderr } = process;
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const erase = stderr.isTTY ? "\r\u001b[K" : "";
  const end = stderr.isTTY ? "" : "\n";
  const show = () => {
    if (stderr.isTTY || (seconds() > 0 && seconds() % LINE_EVERY_SECONDS === 0)) {
      stderr.write(`${erase}setup: ${label}: ${seconds()} s${end}`);
    }
  };
  stderr.write(`${erase}setup: ${label}${end}`);
  const timer = setInterval(show, 1000);
  try {
    const result = await step();
    stderr.write(`${erase}setup: ${label}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    stderr.write(`${erase}setup: ${label}: failed after ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
