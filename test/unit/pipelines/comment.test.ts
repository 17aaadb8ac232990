import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = "tradai/infrastructure";
const mark = "<!-- tradai plan report -->";
const run = {
  head_sha: "1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c",
  head_branch: "a/new & odd branch",
  head_repository: { full_name: repository, owner: { login: "tradai" } },
  html_url: "https://github.test/run/1",
};
const ofFork = { ...run, head_repository: { full_name: "other/infrastructure", owner: { login: "other" } } };

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: object;
}

/** GitHub with these pull requests and comments, by the path that is asked for. */
function github(lists: Readonly<Record<string, object[]>>): { sent: Sent[]; asked: string[]; api: Api } {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const list = (path: string): Promise<object[]> => {
    asked.push(path);
    return Promise.resolve(lists[path.split("?")[0] ?? ""] ?? []);
  };
  const send = (method: "POST" | "PATCH", path: string, body: object): Promise<void> => {
    sent.push({ method, path, body });
    return Promise.resolve();
  };
  return { sent, asked, api: { list, send } };
}

interface Api {
  readonly list: (path: string) => Promise<object[]>;
  readonly send: (method: "POST" | "PATCH", path: string, body: object) => Promise<void>;
}

function pull(number: number, from: typeof run, sha = from.head_sha): object {
  return { number, head: { sha, repo: { full_name: from.head_repository.full_name } } };
}

const reports = [{ environment: "dev", text: "one table" }];

async function written(given: typeof run, lists: Readonly<Record<string, object[]>>): Promise<Sent[]> {
  const { writeComments } = await import("../../../tools/pipelines/write-comments.mjs");
  const { sent, api } = github(lists);
  await writeComments({ repository, run: given, reports, api });
  return sent;
}

async function textOf(text: string | undefined, foreign = false): Promise<string> {
  const { commentText } = await import("../../../tools/pipelines/comment-text.mjs");
  const given = {
    reports: [{ environment: "prod", text }],
    foreign,
    commit: run.head_sha,
    url: run.html_url,
  };
  return commentText(given);
}

describe("the comment with the report", () => {
  it("is written anew by every run", async () => {
    const bot = { login: "github-actions[bot]" };
    const comments = [
      { id: 1, body: `${mark} of somebody who wants it to be replaced`, user: { login: "somebody" } },
      { id: 2, body: "the tests passed", user: bot },
      { id: 3, body: `${mark}\n\nof the last run`, user: bot },
    ];
    const lists = { pulls: [pull(7, run)], "issues/7/comments": comments };
    const places = (await written(run, lists)).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(places, ["PATCH issues/comments/3"]);
    const first = await written(run, { ...lists, "issues/7/comments": comments.slice(0, 2) });
    assert.deepEqual(
      first.map(({ method, path }) => `${method} ${path}`),
      ["POST issues/7/comments"],
    );
  });

  it("is written to a pull request that the run was not about", async () => {
    const pulls = [pull(1, run, "0".repeat(40)), pull(2, ofFork, run.head_sha), pull(3, run)];
    const paths = (await written(run, { pulls })).map(({ path }) => path);
    assert.deepEqual(paths, ["issues/3/comments"]);
    assert.deepEqual(await written(run, { pulls: [] }), []);
  });

  it("is not written for a fork, whose pull request has to be looked up by its branch", async () => {
    const { writeComments } = await import("../../../tools/pipelines/write-comments.mjs");
    const { sent, asked, api } = github({ pulls: [pull(9, ofFork)] });
    await writeComments({ repository, run: ofFork, reports, api });
    assert.equal(asked[0], "pulls?state=open&head=other%3Aa%2Fnew%20%26%20odd%20branch");
    assert.equal(sent.length, 1);
  });

  it("fails where the fork is gone", async () => {
    const { writeComments } = await import("../../../tools/pipelines/write-comments.mjs");
    const { api } = github({ pulls: [pull(9, ofFork)] });
    assert.deepEqual(
      await writeComments({ repository, run: { ...run, head_repository: null }, reports, api }),
      [],
    );
  });

  it("shows what a fork wrote as anything but plain text", async () => {
    const text = await textOf("@everybody\n```\n</details>\n![](https://other.test/x.png)\n`````", true);
    const [, fence, inside] = /(`{3,})text\n([^]*?)\n\1\n/.exec(text) ?? [];
    assert.equal(fence, "``````");
    assert.ok(inside?.includes("@everybody") && inside.includes("</details>"));
    assert.match(text, /in a fork/);
    assert.ok((await textOf("| a | table |")).includes("\n\n| a | table |\n\n"));
  });

  it("is too long for GitHub, or breaks off inside a table", async () => {
    const { commentText } = await import("../../../tools/pipelines/comment-text.mjs");
    const long = { environment: "dev", text: "| a | row |\n".repeat(20_000) };
    const text = commentText({ reports: [long, long, long], foreign: false, commit: "c", url: run.html_url });
    assert.ok(text.length < 65_536, `${text.length} characters`);
    assert.match(text, /```text\n\| a \| row \|/);
    assert.match(text, /the whole is in \[the run\]/);
  });

  it("holds control characters, or nothing where there is no report", async () => {
    assert.ok((await textOf("a\r\nb\u001b[31m\u0000\u0007c")).includes("\n\na\nb[31mc\n\n"));
    for (const none of [undefined, "", " \n"])
      assert.match(await textOf(none), /prod\*\*: there is no report/);
  });
});

describe("reports that a run left", () => {
  const folder = mkdtempSync(join(tmpdir(), "tradai-reports-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("fill the memory, or are read by way of a link, from where the token is", async () => {
    const { readReports } = await import("../../../tools/pipelines/reports.mjs");
    mkdirSync(join(folder, "report-dev", "report.md"), { recursive: true });
    mkdirSync(join(folder, "report-prod"));
    writeFileSync(join(folder, "report-prod", "report.md"), "x".repeat(1_000_000));
    mkdirSync(join(folder, "report-staging"));
    symlinkSync(__filename, join(folder, "report-staging", "report.md"));
    const found = readReports(folder).map(({ environment, text }) => [environment, text?.length]);
    assert.deepEqual(found, [
      ["dev", undefined],
      ["staging", undefined],
      ["prod", 200_000],
    ]);
    assert.equal(readReports(join(folder, "missing")).length, 3);
  });
});

describe("what the pipelines ask of GitHub", () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it("leaves out what is on the second page, or goes on after a refusal", async () => {
    const { githubApi } = await import("../../../tools/pipelines/github.mjs");
    const api = githubApi({ repository, token: "t" });
    const asked: string[] = [];
    globalThis.fetch = (url) => {
      asked.push(url instanceof Request ? url.url : String(url));
      return Promise.resolve(Response.json(asked.length === 1 ? Array(100).fill({}) : [{}]));
    };
    assert.equal((await api.list("pulls?state=open")).length, 101);
    assert.deepEqual(asked, [
      `https://api.github.com/repos/${repository}/pulls?state=open&per_page=100&page=1`,
      `https://api.github.com/repos/${repository}/pulls?state=open&per_page=100&page=2`,
    ]);
    globalThis.fetch = () => Promise.resolve(new Response("no right", { status: 403 }));
    await assert.rejects(api.send("POST", "issues/1/comments", {}), /POST issues\/1\/comments: 403 no right/);
  });
});
