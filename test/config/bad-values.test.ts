import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

const mistakes: readonly Mistake[] = [
  [
    "an account that is not twelve digits",
    "dev",
    set("tradai:account", "60080270144"),
    'tradai:account: AWS account of the environment; found "60080270144", allowed: twelve digits',
  ],
  [
    "an account without quotes, which YAML turns into a number",
    "dev",
    set("tradai:account", 600802701449),
    "tradai:account: AWS account of the environment; found 600802701449, allowed: in quotes: twelve digits",
  ],
  [
    "a missing key",
    "dev",
    remove("tradai:region"),
    "tradai:region: region of everything but the recovery copies; missing, allowed: a region of AWS's commercial partition, for example eu-central-1",
  ],
  [
    "a key without a value",
    "dev",
    set("tradai:ownsAccount", null),
    'tradai:ownsAccount: whether this environment manages what exists once in an account (OIDC provider, Config recorder, ...); found "", allowed: true or false; true in one environment of each account',
  ],
  [
    "a wrong type",
    "dev",
    set("tradai:customerKeys", "sometimes"),
    'tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS\'s; found "sometimes", allowed: true or false; true in prod',
  ],
  [
    "a wrong type in a list",
    "dev",
    set("tradai:strategies", ["momentum", 7]),
    "tradai:strategies[1]: one trading strategy; found 7, allowed: in quotes: up to 26 lower-case letters, digits and single hyphens, beginning with a letter",
  ],
  [
    "a property with a spelling mistake",
    "dev",
    set(["tradai:retention", "logDays"], 30),
    "tradai:retention.logDays: unknown key; did you mean logsDays? allowed: logsDays, auditDays",
  ],
  [
    "a secret in configuration",
    "dev",
    set("tradai:globalSuffix", { secure: "AAABAB9x" }),
    "tradai:globalSuffix: ending of bucket names and of the Cognito prefix, where the plain name is taken by somebody else; found a secret, allowed: plain text; secrets belong in Secrets Manager",
  ],
  [
    "a zone of another region",
    "dev",
    set("tradai:zones", ["eu-central-1a", "eu-west-1b"]),
    'tradai:zones[1]: one availability zone; found "eu-west-1b", allowed: a zone of eu-central-1, for example eu-central-1a',
  ],
  [
    "a single zone",
    "dev",
    set("tradai:zones", ["eu-central-1a"]),
    'tradai:zones: availability zones of the subnets; found ["eu-central-1a"], allowed: at least two zones of the region, each once, for example [eu-central-1a, eu-central-1b]',
  ],
  [
    "the same zone twice",
    "dev",
    set("tradai:zones", ["eu-central-1a", "eu-central-1a"]),
    'tradai:zones[1]: one availability zone; found "eu-central-1a", allowed: each value once; this one is also at [0]',
  ],
  [
    "a region that does not exist",
    "dev",
    set("tradai:recoveryRegion", "eu-west-9"),
    "tradai:recoveryRegion: region of the backup and configuration copies; found \"eu-west-9\", allowed: a region of AWS's commercial partition other than the environment's own",
  ],
  [
    "a region whose ARNs begin differently",
    "dev",
    set("tradai:recoveryRegion", "cn-north-1"),
    "tradai:recoveryRegion: region of the backup and configuration copies; found \"cn-north-1\", allowed: a region of AWS's commercial partition other than the environment's own",
  ],
  [
    "copies in the region of the originals",
    "dev",
    set("tradai:recoveryRegion", "eu-central-1"),
    'tradai:recoveryRegion: region of the backup and configuration copies; found "eu-central-1", allowed: another region than eu-central-1, the environment\'s own',
  ],
  [
    "a provider in another region",
    "dev",
    set("aws:region", "eu-west-1"),
    'aws:region: region in which the AWS provider works; found "eu-west-1", allowed: eu-central-1, the value of tradai:region',
  ],
  [
    "a provider that may work in another account",
    "dev",
    set("aws:allowedAccountIds", ["600802701449", "111122223333"]),
    'aws:allowedAccountIds: accounts in which the AWS provider agrees to work; found ["600802701449","111122223333"], allowed: ["600802701449"], the value of tradai:account',
  ],
  [
    "default tags of another environment",
    "prod",
    set("aws:defaultTags", { tags: { project: "tradai", env: "dev", owner: "a", "managed-by": "pulumi" } }),
    'aws:defaultTags.tags.env: tag that names the environment; found "dev", allowed: prod',
  ],
  [
    "a default tag that the program sets itself",
    "dev",
    set("aws:defaultTags", {
      tags: { project: "tradai", env: "dev", owner: "a", "managed-by": "pulumi", Name: "x" },
    }),
    'aws:defaultTags.tags.Name: tags of every resource; found "x", allowed: no such default tag: the program sets it for each resource',
  ],
  [
    "a callback URL that is not an absolute URL",
    "dev",
    set(["tradai:identity", "callbackUrls"], ["/callback"]),
    'tradai:identity.callbackUrls[0]: callback URL of the web client; found "/callback", allowed: https URLs without a fragment; http for localhost in dev alone; for example https://app.tradai.example.com/callback',
  ],
  [
    "an http callback in prod",
    "prod",
    set(["tradai:identity", "callbackUrls"], ["http://app.tradai.example.com/callback"]),
    'tradai:identity.callbackUrls[0]: callback URL of the web client; found "http://app.tradai.example.com/callback", allowed: an https URL of a public host in prod; localhost is for dev alone',
  ],
  [
    "a localhost logout URL in staging",
    "staging",
    set(["tradai:identity", "logoutUrls"], ["https://localhost:3000/logout"]),
    'tradai:identity.logoutUrls[0]: logout URL of the web client; found "https://localhost:3000/logout", allowed: an https URL of a public host in staging; localhost is for dev alone',
  ],
  [
    "an http callback to a public host in dev",
    "dev",
    set(["tradai:identity", "callbackUrls"], ["http://app.example.com/callback"]),
    'tradai:identity.callbackUrls[0]: callback URL of the web client; found "http://app.example.com/callback", allowed: https; http is accepted for the host localhost alone',
  ],
  [
    "prod without callback URLs",
    "prod",
    set(["tradai:identity", "callbackUrls"], []),
    "tradai:identity.callbackUrls: callback URLs of the web client; found [], allowed: at least one; https URLs without a fragment; http for localhost in dev alone; for example https://app.tradai.example.com/callback",
  ],
  [
    "a retention that CloudWatch Logs does not know",
    "dev",
    set(["tradai:retention", "logsDays"], 31),
    "tradai:retention.logsDays: days for which application log groups are kept; found 31, allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; at least 90 in prod",
  ],
  [
    "an audit trail that ends before the logs",
    "dev",
    set(["tradai:retention", "auditDays"], 14),
    "tradai:retention.auditDays: days for which the log groups of the audit trail are kept; found 14, allowed: at least logsDays, which is 30",
  ],
  [
    "a place for the services that does not exist",
    "dev",
    set("tradai:services", "lambda"),
    'tradai:services: where the services run: four of them on one consolidated host, or each on Fargate; found "lambda", allowed: consolidated or fargate; fargate in prod',
  ],
  [
    "a moving image tag",
    "dev",
    set(["tradai:images", "version"], "latest"),
    'tradai:images.version: tag of the application images that are deployed; found "latest", allowed: a version such as v0.1.1; never latest, which moves',
  ],
  [
    "a strategy name that makes no repository name",
    "dev",
    set("tradai:strategies", ["Mean Reversion"]),
    'tradai:strategies[0]: one trading strategy; found "Mean Reversion", allowed: up to 26 lower-case letters, digits and single hyphens, beginning with a letter',
  ],
  [
    "a strategy whose repository is that of a service",
    "dev",
    set("tradai:strategies", ["momentum", "service"]),
    'tradai:strategies[1]: one trading strategy; found "service", allowed: a name whose repository is not that of the service strategy-service',
  ],
  [
    "the same strategy twice",
    "dev",
    set("tradai:strategies", ["momentum", "momentum"]),
    'tradai:strategies[1]: one trading strategy; found "momentum", allowed: each value once; this one is also at [0]',
  ],
  [
    "a suffix with which bucket names grow too long",
    "staging",
    set("tradai:globalSuffix", "a".repeat(32)),
    'tradai:globalSuffix: ending of bucket names and of the Cognito prefix, where the plain name is taken by somebody else; found "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed: empty, or up to 31 lower-case letters, digits and inner hyphens (a bucket name has at most 63)',
  ],
  [
    "a suffix with which the sign-in prefix holds a reserved word",
    "dev",
    set("tradai:globalSuffix", "myaws"),
    'tradai:globalSuffix: ending of bucket names and of the Cognito prefix, where the plain name is taken by somebody else; found "myaws", allowed: a suffix with which every name is accepted; userPoolDomain name "tradai-dev-myaws" (16 characters) is not one AWS accepts: 1 to 63 characters, lower-case letters, digits and inner hyphens, without the words aws, amazon or cognito',
  ],
  [
    "a concurrency limit of which nothing could be reserved",
    "dev",
    set("tradai:lambdaConcurrencyLimit", 99),
    "tradai:lambdaConcurrencyLimit: the account's quota of concurrent Lambda executions; all but 100 of it may be reserved by functions; found 99, allowed: a whole number of at least 100; 1000 unless AWS has set another for the account",
  ],
  [
    "a domain name that is a URL",
    "prod",
    set(["tradai:domain", "name"], "https://api.tradai.example.com"),
    'tradai:domain.name: public domain name of the API; found "https://api.tradai.example.com", allowed: a lower-case domain name, for example api.tradai.example.com',
  ],
];

describe("a mistake in one setting", () => {
  tellsOfEach(mistakes);
});
