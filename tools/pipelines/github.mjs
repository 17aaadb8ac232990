/** What the pipelines ask of GitHub's API. */

/**
 * @typedef {object} Api
 * @property {(path: string) => Promise<any[]>} list every page of a list
 * @property {(method: "POST" | "PATCH", path: string, body: object) => Promise<void>} send
 */

const PER_PAGE = 100;

/**
 * @param {{ repository: string, token: string, url?: string }} options
 * @returns {Api} with paths below the repository
 * @throws {Error} with GitHub's own words when it refuses
 */
export function githubApi({ repository, token, url = "https://api.github.com" }) {
  /** @param {string} method @param {string} path @param {object} [body] */
  const ask = async (method, path, body) => {
    const response = await globalThis.fetch(`${url}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    async list(path) {
      const found = [];
      for (let page = 1; ; page += 1) {
        const separator = path.includes("?") ? "&" : "?";
        const part = await ask("GET", `${path}${separator}per_page=${PER_PAGE}&page=${page}`);
        if (!Array.isArray(part)) throw new Error(`GET ${path}: no list`);
        found.push(...part);
        if (part.length < PER_PAGE) return found;
      }
    },
    async send(method, path, body) {
      await ask(method, path, body);
    },
  };
}
