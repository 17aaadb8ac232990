import { changed, describeMistakes, removed } from "./mistakes";

describeMistakes("persistent", [
  {
    title: "a bucket without its public access block",
    environments: ["dev"],
    mutation: removed(
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "bucket-results-public-access-block",
    ),
    rule: "s3-public-access-blocked",
    resource: "bucket-results",
  },
  {
    title: "a second factor that is optional",
    environments: ["staging"],
    mutation: changed("aws:cognito/userPool:UserPool", "users", { mfaConfiguration: "OPTIONAL" }),
    rule: "cognito-hardened",
    resource: "users",
  },
  {
    title: "a trail whose log files are not validated",
    environments: ["prod"],
    mutation: changed("aws:cloudtrail/trail:Trail", "trail", { enableLogFileValidation: false }),
    rule: "trail-complete",
    resource: "trail",
  },
  {
    title: "a sign-in that returns to http in prod",
    environments: ["prod"],
    mutation: changed("aws:cognito/userPoolClient:UserPoolClient", "client-api", {
      callbackUrls: ["http://app.example.com/callback"],
    }),
    rule: "cognito-urls",
    resource: "client-api",
  },
]);
