/** The comment that holds the reports of a pull request. */

/** What the comment begins with, by which the next run finds it. */
export const MARKER = "<!-- tradai plan report -->";

/** GitHub takes 65,536 characters; three reports and what stands around them have to fit. */
const MOST_CHARACTERS = 20_000;

/**
 * In a block of code nothing is a link, a picture, a heading or the name of somebody who would be told of it.
 * @param {string} text
 */
function asCode(text) {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}

/**
 * @param {string} text
 * @returns {string} without what no report holds: control characters
 */
function cleaned(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .trim();
}

/**
 * @param {import("./reports.mjs").Report} report
 * @param {boolean} foreign
 * @param {string} url
 */
function section({ environment, text }, foreign, url) {
  const clean = cleaned(text ?? "");
  const heading = `<details><summary><b>${environment}</b></summary>`;
  if (clean === "") return `**${environment}**: there is no report; [the run](${url}) says why.`;
  const isCut = clean.length > MOST_CHARACTERS;
  const part = clean.slice(0, MOST_CHARACTERS);
  // What is cut may end inside a table or a block, so it is shown as code as well.
  const shown = foreign || isCut ? asCode(part) : part;
  const rest = isCut ? `\n\nThis is its beginning; the whole is in [the run](${url}).` : "";
  return `${heading}\n\n${shown}${rest}\n\n</details>`;
}

/**
 * @param {object} given
 * @param {import("./reports.mjs").Report[]} given.reports
 * @param {boolean} given.foreign whether the pull request comes from a fork
 * @param {string} given.commit
 * @param {string} given.url of the run
 * @returns {string}
 */
export function commentText({ reports, foreign, commit, url }) {
  const origin = foreign ? " Its own code wrote what follows, in a fork: it is shown as plain text." : "";
  return [
    MARKER,
    `What this change does to each environment, as of ${commit.slice(0, 12)}; [the run](${url}).${origin}`,
    ...reports.map((report) => section(report, foreign, url)),
  ].join("\n\n");
}
