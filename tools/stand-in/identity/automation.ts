import { createHash } from "node:crypto";
import { isRecord, textOf, type Value, type Values } from "../values";
import type { Identity } from "./identity";

/** What a canary and a runbook run: objects with code, documents. */
export const automationIdentities: Readonly<Record<string, Identity>> = {
  "aws:synthetics/canary:Canary": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:synthetics:{region}:{account}:canary:{name}",
    taken: "ConflictException",
    outputs: {
      // Synthetics makes a function and a layer of its own under these names.
      engineArn: "arn:aws:lambda:{region}:{account}:function:cwsyn-{name}-{uuid}:1",
      sourceLocationArn: "arn:aws:lambda:{region}:{account}:layer:cwsyn-{name}-{uuid}:1",
    },
    derive: ({ startCanary }) => ({ status: startCanary === true ? "RUNNING" : "READY", timelines: [] }),
    bumps: ["engineArn", "sourceLocationArn"],
  },
  "aws:synthetics/group:Group": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:synthetics:{region}:{account}:group:{lower:7}",
    taken: "ConflictException",
    outputs: { groupId: "{lower:7}" },
  },
  "aws:synthetics/groupAssociation:GroupAssociation": { id: "{canaryArn},{groupName}" },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    id: "{bucket}/{key}",
    arn: "arn:aws:s3:::{bucket}/{key}",
    scope: "world",
    outputs: {
      contentType: "application/octet-stream",
      serverSideEncryption: "AES256",
      storageClass: "STANDARD",
      acl: "",
      kmsKeyId: "",
      // AWS tells the checksum that it was asked for.
      checksumCrc32: "",
      checksumCrc32c: "",
      checksumCrc64nvme: "",
      checksumSha1: "",
      checksumSha256: "",
    },
    derive: (inputs, fill) => {
      const digest = createHash("md5").update(contentOf(inputs)).digest("hex");
      return {
        etag: textOf(inputs.etag) ?? digest,
        // Every other content is another version; the key names the same object.
        versionId: `${fill("{mixed:24}")}${digest.slice(0, 8)}`,
      };
    },
  },
  "aws:ssm/document:Document": {
    id: "{name}",
    name: "name",
    arn: ({ documentType }) =>
      `arn:aws:ssm:{region}:{account}:${documentType === "Automation" ? "automation-definition" : "document"}/{name}`,
    taken: "DocumentAlreadyExists",
    outputs: {
      defaultVersion: "1",
      documentVersion: "1",
      latestVersion: "1",
      hash: "{hex:64}",
      hashType: "Sha256",
      owner: "{account}",
      status: "Active",
      description: "",
    },
    derive: ({ content }) => ({
      schemaVersion: schemaVersionOf(content) ?? "",
      platformTypes: ["Linux", "MacOS", "Windows"],
    }),
    defaults: { documentFormat: "JSON" },
    bumps: ["defaultVersion", "documentVersion", "latestVersion"],
  },
};

/** The text of an object, or the digest by which the engine tells an asset from another; never its path. */
function contentOf({ content, contentBase64, source }: Values): Buffer | string {
  const encoded = textOf(contentBase64);
  if (encoded !== undefined) return Buffer.from(encoded, "base64");
  return textOf(content) ?? digestOf(source) ?? "";
}

function digestOf(source: Value | undefined): string | undefined {
  return isRecord(source) ? textOf(source.hash) : undefined;
}

/** The version that a document names, whether it is JSON or YAML. */
export function schemaVersionOf(content: Value | undefined): string | undefined {
  return /["']?\bschemaVersion["']?\s*:\s*["']([\d.]+)["']/.exec(textOf(content) ?? "")?.[1];
}
