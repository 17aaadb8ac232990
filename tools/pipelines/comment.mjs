/**
 * `node tools/pipelines/comment.mjs <folder>` writes the reports of a pull request into one comment on it, which later
 * runs update. It runs with the right to write, after the run that made the reports has ended; what it reads of them
 * came out of code that the pull request brings, and is nothing but text here.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { githubApi } from "./github.mjs";
import { readReports } from "./reports.mjs";
import { writeComments } from "./write-comments.mjs";

async function main() {
  const { GITHUB_REPOSITORY = "", GITHUB_EVENT_PATH = "", GITHUB_TOKEN = "", GITHUB_API_URL } = process.env;
  const { workflow_run: run } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
  const api = githubApi({ repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN, url: GITHUB_API_URL });
  const reports = readReports(process.argv[2] ?? "");
  const numbers = await writeComments({ repository: GITHUB_REPOSITORY, run, reports, api });
  console.log(
    numbers.length === 0 ? "no open pull request has this commit" : `written to ${numbers.join(", ")}`,
  );
}

await main();
