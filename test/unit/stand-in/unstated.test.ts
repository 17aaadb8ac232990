import assert from "node:assert/strict";
import { unstatedDependencies, type StateResource } from "../../../tools/stand-in/unstated";
import { Harness, policy, urnOf } from "./harness";

const bucket = urnOf("aws:s3/bucket:Bucket", "logs");
const bucketPolicy = urnOf("aws:s3/bucketPolicy:BucketPolicy", "logs");
const trail = urnOf("aws:cloudtrail/trail:Trail", "audit");
const component = "urn:pulumi:dev::tradai::tradai:Storage::storage";
const stack = "urn:pulumi:dev::tradai::pulumi:pulumi:Stack::tradai-dev";

/** Deployed in the right order, whether the program states it or not. */
function deployed(): Harness {
  const harness = new Harness();
  harness.create("aws:s3/bucket:Bucket", { bucket: "b" }, "logs");
  const forTrail = policy({ Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" });
  harness.create("aws:s3/bucketPolicy:BucketPolicy", { bucket: "b", policy: forTrail }, "logs");
  harness.create("aws:cloudtrail/trail:Trail", { name: "t", s3BucketName: "b" }, "audit");
  return harness;
}

const cases: { title: string; resources: StateResource[]; problems: RegExp[] }[] = [
  {
    title: "accepts a direct dependency on the policy, which depends on the bucket",
    resources: [
      { urn: bucket },
      { urn: bucketPolicy, dependencies: [bucket] },
      { urn: trail, dependencies: [bucketPolicy] },
    ],
    problems: [],
  },
  {
    title: "names a policy that the trail does not wait for, though it was there in time",
    resources: [
      { urn: bucket, parent: stack },
      { urn: bucketPolicy, parent: stack, dependencies: [bucket] },
      { urn: trail, parent: stack, dependencies: [bucket] },
      { urn: stack },
    ],
    problems: [
      /^aws:cloudtrail\/trail:Trail::audit rests on aws:s3\/bucketPolicy:BucketPolicy::logs .*InsufficientS3BucketPolicyException/,
    ],
  },
  {
    title: "accepts a dependency on the component that holds the policy",
    resources: [
      { urn: component },
      { urn: bucket, parent: component },
      { urn: bucketPolicy, parent: component, dependencies: [bucket] },
      { urn: trail, dependencies: [component] },
    ],
    problems: [],
  },
  {
    title: "does not take a common component for an order",
    resources: [
      { urn: component },
      { urn: bucket, parent: component },
      { urn: bucketPolicy, parent: component, dependencies: [bucket] },
      { urn: trail, parent: component, dependencies: [bucket] },
    ],
    problems: [/Trail::audit rests on .*BucketPolicy::logs/],
  },
  {
    title: "takes what an earlier stack made for granted",
    resources: [{ urn: trail }],
    problems: [],
  },
];

describe("stand-in search for dependencies that only chance put in order", () => {
  for (const { title, resources, problems } of cases) {
    it(title, () => {
      const found = unstatedDependencies(deployed().cloud, resources);
      assert.equal(found.length, problems.length, found.join("\n"));
      problems.forEach((problem, index) => assert.match(found[index] ?? "", problem));
    });
  }
});
