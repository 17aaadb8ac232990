import type { Fixture } from "../rule";
import { companion } from "./bucket";

/** The lifecycle of a bucket. */
export function configured(of: string, ...rules: readonly object[]): Fixture {
  return companion(of, "LifecycleConfiguration", { rules });
}

/** What every bucket does for itself. */
export const housekeeping = {
  id: "housekeeping",
  status: "Enabled",
  filter: { prefix: "" },
  noncurrentVersionExpiration: { noncurrentDays: 30 },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

/** The end of what lies below a prefix. */
export function expire(prefix: string, days: number): object {
  return { id: `expire ${prefix}`, status: "Enabled", filter: { prefix }, expiration: { days } };
}

/** Filters that leave some objects of the whole bucket out. */
export const partial = [
  { title: "tagged objects", filter: { tag: { key: "scratch", value: "yes" } } },
  { title: "large objects", filter: { objectSizeGreaterThan: 1_000_000 } },
  { title: "small objects", filter: { objectSizeLessThan: 1_000_000 } },
  {
    title: "large tagged objects",
    filter: { and: { objectSizeGreaterThan: 1_000_000, tags: { scratch: "yes" } } },
  },
] as const;
