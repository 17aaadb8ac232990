import type { Fixture } from "../rule";

/** The four switches of a public access block. */
export const allOn = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** What the names of S3's groups begin with. */
export const groups = "http://acs.amazonaws.com/groups";

/** An ACL of a bucket that another program declares. */
export function accessControl(inputs: Readonly<Record<string, unknown>>): Fixture {
  return { type: "aws:s3/bucketAcl:BucketAcl", name: "acl", inputs: { bucket: "tradai-other", ...inputs } };
}

export function accessPoint(name: string, inputs: Readonly<Record<string, unknown>>): Fixture {
  return {
    type: "aws:s3/accessPoint:AccessPoint",
    name,
    inputs: { bucket: "tradai-other", name: `tradai-${name}-prod`, ...inputs },
  };
}
