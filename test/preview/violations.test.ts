import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import type { Environment } from "../../shared/naming";
import type { Mutation } from "../../tools/engine/mutation";
import { preview } from "../../tools/preview/preview";
import { summaryText } from "../../tools/preview/summary";
import { needsEngine } from "./engine-needed";

interface Mistake {
  readonly title: string;
  readonly environment: Environment;
  readonly mutation: Mutation;
  readonly rule: string;
  /** Logical name of the resource at fault. */
  readonly resource: string;
}

const mistakes: readonly Mistake[] = [
  {
    title: "a bucket without its public access block",
    environment: "dev",
    mutation: {
      resource: {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        name: "bucket-results-public-access-block",
      },
      remove: true,
    },
    rule: "s3-public-access-blocked",
    resource: "bucket-results",
  },
  {
    title: "a second factor that is optional",
    environment: "staging",
    mutation: {
      resource: { type: "aws:cognito/userPool:UserPool", name: "users" },
      change: ({ props, opts }) => ({ props: { ...props, mfaConfiguration: "OPTIONAL" }, opts }),
    },
    rule: "cognito-hardened",
    resource: "users",
  },
  {
    title: "a trail whose log files are not validated",
    environment: "prod",
    mutation: {
      resource: { type: "aws:cloudtrail/trail:Trail", name: "trail" },
      change: ({ props, opts }) => ({ props: { ...props, enableLogFileValidation: false }, opts }),
    },
    rule: "trail-complete",
    resource: "trail",
  },
  {
    title: "a sign-in that returns to http in prod",
    environment: "prod",
    mutation: {
      resource: { type: "aws:cognito/userPoolClient:UserPoolClient", name: "client-api" },
      change: ({ props, opts }) => ({
        props: { ...props, callbackUrls: ["http://app.example.com/callback"] },
        opts,
      }),
    },
    rule: "cognito-urls",
    resource: "client-api",
  },
];

describe("a mistake in one resource of the real program", function () {
  this.timeout(120_000);
  needsEngine();

  for (const { title, environment, mutation, rule, resource } of mistakes) {
    it(`${title} fails the preview, which names ${resource} and ${rule}`, async () => {
      const settings = loadEnvironment(environment);
      const result = await preview({ settings, predict: false, policies: true, mutations: [mutation] });

      assert.equal(result.ok, false);
      const violated = result.policies.reports.filter(({ mandatory }) => mandatory);
      assert.deepEqual([...new Set(violated.map(({ policy }) => policy))], [rule]);
      const request = { environment, predict: false, diff: false, policies: true };
      const lines = summaryText(result, request, 1).split("\n");
      const told = lines.find((line) => line.includes("violation ") && line.includes(rule));
      assert.match(told ?? "", new RegExp(` ${resource} \\(persistent\\)`));
    });
  }
});
