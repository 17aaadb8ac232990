import { AwsError } from "../../aws-error";
import type { Cloud, CloudResource } from "../../cloud";
import { textOf, type Value, type Values } from "../../values";

/** A resource about to be made or changed. */
export interface Write {
  inputs: Values;
  region: string;
  account: string;
  /** The id of the one that is changed; a new one has none yet. */
  own?: string;
}

/** A check of AWS's that is no plain reference. */
export interface SpecialCase {
  type: string;
  error: string;
  /** Where AWS documents it, under https://docs.aws.amazon.com/. */
  source: string;
  /**
   * @returns the resources by which AWS is satisfied.
   * @throws AwsError
   */
  metBy: (write: Write, cloud: Cloud) => CloudResource[];
}

/**
 * A special case whose check answers with what is lacking, in AWS's words, or with the resources that satisfy it.
 *
 * @param said what AWS says, and where it helps a hint behind it.
 */
export function special(
  type: string,
  error: string,
  source: string,
  check: (write: Write, cloud: Cloud) => { said: string; hint?: string } | readonly CloudResource[],
): SpecialCase {
  return {
    type,
    error,
    source,
    metBy: (write, cloud) => {
      const answer = check(write, cloud);
      if (!("said" in answer)) return [...answer];
      const page = `https://docs.aws.amazon.com/${source}`;
      throw new AwsError(
        error,
        answer.said,
        `${answer.hint === undefined ? "" : `${answer.hint} `}(${page})`,
      );
    },
  };
}

/** The resources of a type that an id, name or ARN means; none where nothing, or nothing known, is given. */
export function named(cloud: Cloud, types: readonly string[], value: Value | undefined): CloudResource[] {
  const text = textOf(value);
  const found = text === undefined ? undefined : cloud.find(types, text);
  return found === undefined ? [] : [found];
}
