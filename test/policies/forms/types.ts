import type { Fixture } from "../../../policy-pack/rule";
import type { Transformation } from "./transformation";

/** Other tokens of `@pulumi/aws` for the same resources. */
const seconds: readonly (readonly [RegExp, string])[] = [
  [/^aws:lb\//, "aws:alb/"],
  [/^aws:lb\//, "aws:elasticloadbalancingv2/"],
  [/^aws:s3\/bucket:Bucket$/, "aws:s3/bucketV2:BucketV2"],
  [/^aws:s3\/(bucket(?:Versioning|Logging|Acl|\w+Configuration)):(Bucket\w+)$/, "aws:s3/$1V2:$2V2"],
  [/^aws:s3\/bucketObject:BucketObject$/, "aws:s3/bucketObjectv2:BucketObjectv2"],
  [/^aws:cognito\/userPoolClient:UserPoolClient$/, "aws:cognito/managedUserPoolClient:ManagedUserPoolClient"],
  [/^aws:ec2\/instance:Instance$/, "aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
];

/** Resources under the second name of their type. */
export const typeTransformations: readonly Transformation[] = seconds.map(([pattern, second]) => ({
  concern: second,
  title: `types as ${second}`,
  apply: (resources) =>
    resources.some(({ type }) => pattern.test(type))
      ? resources.map((each): Fixture => ({ ...each, type: each.type.replace(pattern, second) }))
      : undefined,
}));
