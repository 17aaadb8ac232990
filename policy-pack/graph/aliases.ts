/**
 * Types of `@pulumi/aws` 7 that exist twice for one AWS resource, by the pattern of their token. Read from
 * the SDK's own `aliases` of version 7.48.0. Every rule sees only the second form.
 */
const duplicates: readonly (readonly [RegExp, string])[] = [
  [/^aws:(?:alb|elasticloadbalancingv2|applicationloadbalancing)\//, "aws:lb/"],
  [/^aws:elasticloadbalancing\//, "aws:elb/"],
  [/^aws:s3\/(bucket\w*)V2:(Bucket\w*)V2$/, "aws:s3/$1:$2"],
  [/^aws:s3\/bucketObjectv2:BucketObjectv2$/, "aws:s3/bucketObject:BucketObject"],
  [/^aws:cognito\/managedUserPoolClient:ManagedUserPoolClient$/, "aws:cognito/userPoolClient:UserPoolClient"],
  [/^aws:s3\/BucketObject:BucketObject$/, "aws:s3/bucketObject:BucketObject"],
];

/** The one token by which rules know a type. */
export function canonicalType(type: string): string {
  for (const [pattern, replacement] of duplicates) {
    if (pattern.test(type)) {
      return type.replace(pattern, replacement);
    }
  }
  return type;
}
