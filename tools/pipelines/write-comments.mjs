/** One comment on each pull request that a run was about. */
import { commentText, MARKER } from "./comment-text.mjs";

/**
 * @typedef {object} Run of the workflow that made the reports, as GitHub's event tells of it
 * @property {string} head_sha
 * @property {string} head_branch
 * @property {{ full_name: string, owner: { login: string } } | null} head_repository null where the fork is gone
 * @property {string} html_url
 *
 * @typedef {{ number: number, head: { sha: string, repo: { full_name: string } | null } }} Pull
 * @typedef {{ id: number, body?: string, user: { login: string } | null }} Comment
 */

/** Who writes comments with a workflow's own token. */
const AUTHOR = "github-actions[bot]";

/**
 * The open pull requests whose newest commit the run was about. GitHub's event names none for a fork, and what the run
 * itself wrote down could name any: so it is asked by branch, and held against the commit.
 * @param {Run} run
 * @param {import("./github.mjs").Api} api
 * @returns {Promise<Pull[]>}
 */
async function pullsOf({ head_sha, head_branch, head_repository }, api) {
  if (head_repository === null) return [];
  const head = encodeURIComponent(`${head_repository.owner.login}:${head_branch}`);
  /** @type {Pull[]} */
  const pulls = await api.list(`pulls?state=open&head=${head}`);
  return pulls.filter(
    (pull) => pull.head.sha === head_sha && pull.head.repo?.full_name === head_repository.full_name,
  );
}

/**
 * @param {{ repository: string, run: Run, reports: import("./reports.mjs").Report[], api: import("./github.mjs").Api }} given
 * @returns {Promise<number[]>} the pull requests that have the comment now
 */
export async function writeComments({ repository, run, reports, api }) {
  const pulls = await pullsOf(run, api);
  const foreign = run.head_repository?.full_name !== repository;
  const body = commentText({ reports, foreign, commit: run.head_sha, url: run.html_url });
  for (const { number } of pulls) {
    /** @type {Comment[]} */
    const comments = await api.list(`issues/${number}/comments`);
    const own = comments.find(({ body: text, user }) => user?.login === AUTHOR && text?.startsWith(MARKER));
    if (own === undefined) await api.send("POST", `issues/${number}/comments`, { body });
    else await api.send("PATCH", `issues/comments/${own.id}`, { body });
  }
  return pulls.map(({ number }) => number);
}
