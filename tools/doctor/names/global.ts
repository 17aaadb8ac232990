import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  GetBucketTaggingCommand,
  HeadBucketCommand,
  paginateListBuckets,
  S3Client,
} from "@aws-sdk/client-s3";
import { statusOf } from "../../aws/failure";
import { Denied } from "../aws";
import type { Patient } from "../check";
import type { Tags } from "../tags";
import type { Existing, Kind } from "./kind";

/** Somebody else has a name that is unique beyond the account. */
function elsewhere({ settings: { environment } }: Patient, found: string): Existing {
  const remedy = `tradai:globalSuffix in Pulumi.${environment}.yaml`;
  return { tags: () => Promise.resolve(undefined), instead: { found, remedy } };
}

async function bucketTags(client: S3Client, name: string): Promise<Tags> {
  try {
    return (await client.send(new GetBucketTaggingCommand({ Bucket: name }))).TagSet;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchTagSet") return undefined;
    throw error;
  }
}

/**
 * Whether any account has a bucket: AWS answers 404 for none, and 403 or a redirection for one that is not ours
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html).
 */
async function isTaken(client: S3Client, name: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
    return true;
  } catch (error) {
    const status = statusOf(error instanceof Denied ? error.cause : error);
    if (status === 404) return false;
    if (status === 403 || status === 301) return true;
    throw error;
  }
}

/** AWS tells the region of a bucket only in a list that is asked for by pages. */
const buckets: Kind = {
  about: "buckets",
  type: "aws:s3/bucket:Bucket",
  input: "bucket",
  existing: async (patient, names) => {
    const client = patient.aws.client(S3Client);
    const own = new Map<string, string | undefined>();
    for await (const { Buckets = [] } of paginateListBuckets({ client, pageSize: 1000 }, {})) {
      for (const { Name = "", BucketRegion } of Buckets) own.set(Name, BucketRegion);
    }
    const found = new Map<string, Existing>();
    for (const name of names) {
      const there = patient.aws.client(S3Client, own.get(name) ?? patient.aws.region);
      if (own.has(name)) found.set(name, { tags: () => bucketTags(there, name) });
      else if (await isTaken(client, name)) found.set(name, elsewhere(patient, "another account has it"));
    }
    return found;
  },
};

async function poolTags({ aws }: Patient, pool: string): Promise<Tags> {
  const client = aws.client(CognitoIdentityProviderClient);
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId: pool }));
  return UserPool?.UserPoolTags;
}

/** What AWS says of a prefix; a description without a pool is one of nothing. Another account's prefix cannot be seen. */
async function signInPage(patient: Patient, domain: string): Promise<Existing | undefined> {
  try {
    const { DomainDescription: { UserPoolId, AWSAccountId } = {} } = await patient.aws
      .client(CognitoIdentityProviderClient)
      .send(new DescribeUserPoolDomainCommand({ Domain: domain }));
    if (UserPoolId === undefined) return undefined;
    if (AWSAccountId !== patient.settings.account) return elsewhere(patient, "another account has it");
    return { tags: () => poolTags(patient, UserPoolId) };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

const signInPages: Kind = {
  about: "sign-in pages",
  type: "aws:cognito/userPoolDomain:UserPoolDomain",
  input: "domain",
  existing: async (patient, names) => {
    const found = new Map<string, Existing>();
    for (const name of names) {
      const existing = await signInPage(patient, name);
      if (existing !== undefined) found.set(name, existing);
    }
    return found;
  },
};

export const globalKinds: readonly Kind[] = [buckets, signInPages];
