/** The parts of a URN that people want to read. */
export interface ReadableUrn {
  /** `persistent`, or `undefined` for what belongs to no layer (the stack, providers). */
  readonly layer: string | undefined;
  /** `aws.s3.Bucket` for `aws:s3/bucket:Bucket`: as the program writes it. */
  readonly type: string;
  readonly name: string;
}

/** @param type token, such as `aws:s3/bucket:Bucket` */
export function readableType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return [provider, ...module.split("/").slice(0, 1), name].filter((part) => part !== "").join(".");
}

/** The layer is read off the component that every layer puts its resources under: `tradai:layer:Persistent`. */
export function readUrn(urn: string): ReadableUrn {
  const [, , types = "", ...name] = urn.split("::");
  const chain = types.split("$");
  const layer = chain
    .map((type) => /^tradai:layer:(\w+)$/.exec(type)?.[1])
    .find((found) => found !== undefined);
  return { layer: layer?.toLowerCase(), type: readableType(chain.at(-1) ?? ""), name: name.join("::") };
}
