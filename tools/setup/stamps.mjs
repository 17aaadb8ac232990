/** Tells which results of a step are still those of their sources, without reading either. */
import { statSync } from "node:fs";
import { readIfThere, writeWhole } from "./files.mjs";

/**
 * What a file looks like from outside: time of its last change and size; none where it is not there.
 * @param {string} file
 * @returns {string | undefined}
 */
export function stampOf(file) {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.mtimeNs} ${found.size}`;
}

/**
 * @typedef {{ source: string, target: string }} Pair
 * @typedef {{ key: string, pairs: Record<string, { source?: string, target?: string }> }} Stamps
 */

/**
 * The pairs whose source or target is not as it was left.
 * @param {string} file of `keepStamps`; one that cannot be read counts as none
 * @param {string} key of the step: versions and settings that all results depend on
 * @param {readonly Pair[]} pairs
 * @returns {Pair[]}
 */
export function changedSince(file, key, pairs) {
  const known = read(file);
  return pairs.filter(({ source, target }) => {
    const kept = known?.key === key ? known.pairs[source] : undefined;
    return kept?.target === undefined || kept.source !== stampOf(source) || kept.target !== stampOf(target);
  });
}

/**
 * @param {string} file of `keepStamps`
 * @returns {string[]} the sources that it knows
 */
export function sourcesIn(file) {
  return Object.keys(read(file)?.pairs ?? {});
}

/**
 * @param {string} file
 * @returns {Stamps | undefined}
 */
function read(file) {
  try {
    return JSON.parse(readIfThere(file) ?? "null") ?? undefined;
  } catch {
    // Half a file of another program: everything is made again.
    return undefined;
  }
}

/**
 * Notes how sources and targets look now.
 * @param {string} file
 * @param {string} key
 * @param {readonly { source: string, target: string, sourceStamp: string | undefined }[]} pairs with the stamp that
 *   the source had before it was read
 */
export function keepStamps(file, key, pairs) {
  const entries = pairs.map(({ source, target, sourceStamp }) => [
    source,
    { source: sourceStamp, target: stampOf(target) },
  ]);
  writeWhole(file, JSON.stringify({ key, pairs: Object.fromEntries(entries) }));
}
