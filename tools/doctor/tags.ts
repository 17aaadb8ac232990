import type { Settings } from "../../shared/config/schema/settings";

/** The provider's default tags that say which environment a resource is of; the owner may change. */
const telling = ["project", "env", "managed-by"];

/** Tags as the services write them. */
export type Tags =
  | readonly { readonly Key?: string; readonly Value?: string }[]
  | readonly { readonly key?: string; readonly value?: string }[]
  | Readonly<Record<string, string>>
  | undefined;

function pairs(tags: Tags): readonly (readonly [string | undefined, string | undefined])[] {
  if (tags === undefined) return [];
  if (!Array.isArray(tags)) return Object.entries(tags);
  return (tags as readonly Readonly<Record<string, string | undefined>>[]).map(
    ({ Key, key, Value, value }) => [Key ?? key, Value ?? value] as const,
  );
}

/**
 * Whether this environment made what has these tags. That is how the doctor tells "there because we deployed it" from
 * "taken": it needs neither the stack's state nor its passphrase, and AWS answers for what is really there.
 */
export function isOurs({ defaultTags }: Settings, tags: Tags): boolean {
  const found = new Map(pairs(tags));
  return telling.every((key) => defaultTags[key] !== undefined && found.get(key) === defaultTags[key]);
}
