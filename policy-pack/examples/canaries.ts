import { bucket } from "./bucket";
import { balancer, canary, canaryTrust, domain, probed, restApi, stage } from "./canary";
import { UNKNOWN } from "../graph/values";
import type { Example, UndecidedExample, ViolatingExample } from "../rule";
import { wrong } from "./wrong";

const url = "https://api.tradai.example.com";

const around = [bucket("logs"), canaryTrust()];

/** Examples of what is tried from outside, and how. */
export const canaryExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  undecided: [
    {
      title: "A canary that is told something of which nothing is known",
      resources: [restApi(), stage, ...around, canary(UNKNOWN)],
      resource: "stage",
      says: "canary: `runConfig.environmentVariables`",
    },
    ...[[], ["canary-role"]].map((artifactS3Location) => ({
      title: `Runs that are kept where nobody knows, by ${artifactS3Location[0] ?? "nothing declared"}`,
      resources: probed(canary(url, { artifactS3Location: UNKNOWN }, { artifactS3Location })),
      resource: "canary",
      says: "`artifactS3Location`",
    })),
    {
      title: "A canary whose role is not known",
      resources: probed(canary(url, {}, { executionRoleArn: [] })),
      resource: "canary",
      says: "`executionRoleArn`",
    },
  ],
  compliant: [
    { title: "A stage under its own domain", resources: probed() },
    {
      title: "A domain that is mapped to the stage's own API",
      resources: probed().map((each) =>
        each.name === "mapping" ? { ...each, references: { ...each.references, restApi: ["stage"] } } : each,
      ),
    },
    {
      title: "A stage at its own address, hourly, by a run that may last as long as it takes to the next",
      resources: [
        restApi(),
        { ...stage, outputs: { invokeUrl: "https://A1b2c3.execute-api.eu-central-1.amazonaws.com/v1" } },
        ...around,
        canary(UNKNOWN, {
          schedule: { expression: "rate(1 hour)" },
          runConfig: {
            timeoutInSeconds: 3600,
            environmentVariables: {
              OTHER: "no address",
              SECRET: UNKNOWN,
              API_URL: "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/v1/health",
            },
          },
          artifactS3Location: "tradai-logs-prod",
          executionRoleArn: "arn:aws:iam::600802701449:role/tradai-elsewhere-prod",
        }),
      ],
    },
    {
      title: "A load balancer at its own address",
      resources: [
        { ...balancer(), outputs: { dnsName: "Tradai-ALB-1.eu-central-1.elb.amazonaws.com" } },
        ...around,
        ...domain.map((each) =>
          each.name === "mapping"
            ? { ...each, inputs: { ...each.inputs, domainName: "gone.example.com" }, references: {} }
            : each,
        ),
        canary("http://tradai-alb-1.eu-central-1.elb.amazonaws.com:8080/health"),
      ],
    },
    {
      title: "A domain that is not declared here, beside a canary that depends on the stage and more",
      resources: [
        restApi(),
        stage,
        ...around,
        ...domain
          .filter(({ name }) => name === "mapping")
          .map((each) => ({ ...each, references: { restApi: ["api"] } })),
        canary(
          UNKNOWN,
          { artifactS3Location: UNKNOWN },
          { runConfig: ["logs", "stage"], artifactS3Location: ["stage", "logs"] },
        ),
      ],
    },
    {
      title: "A stage whose address AWS gives",
      environment: "dev",
      resources: [restApi(), stage, ...around, canary(UNKNOWN, {}, { runConfig: ["stage"] })],
    },
    { title: "A load balancer that the public does not reach", resources: [balancer({ internal: true })] },
    {
      title: "A public load balancer",
      resources: [balancer(), ...around, canary(UNKNOWN, {}, { runConfig: ["alb"] })],
    },
    {
      title: "A bucket whose name is known after the update",
      resources: probed(canary(url, { artifactS3Location: UNKNOWN }, { artifactS3Location: ["logs"] })),
    },
  ],
  violating: [
    ...[
      "https://api.tradai.example.com.evil.example.org",
      "at https://api.tradai.example.com",
      "ftp://api.tradai.example.com",
    ].map((address) =>
      wrong(`A canary that is told "${address}"`, "stage", "no canary tries it", probed(canary(address))),
    ),
    wrong("A public load balancer beside an API that a canary tries", "alb", "no canary tries it", [
      balancer(),
      ...around,
      ...domain,
      restApi(),
      canary(url),
    ]),
    wrong(
      "A public load balancer beside the domain of an API that is not declared",
      "alb",
      "no canary tries",
      [
        balancer(),
        ...around,
        ...domain.map((each) => ({
          ...each,
          ...(each.name === "mapping" && {
            inputs: { domainName: "api.tradai.example.com", restApi: "a1b2c3" },
            references: { domainName: ["domain"] },
          }),
        })),
        canary(url),
      ],
    ),
    wrong("A stage beside the domain of another API", "stage", "no canary tries it", [
      ...[
        restApi(),
        stage,
        ...around,
        canary(url),
        { ...restApi({ name: "tradai-other-prod" }), name: "other" },
      ],
      ...domain.map((each) =>
        each.name === "mapping"
          ? { ...each, references: { restApi: ["other"], domainName: ["domain"] } }
          : each,
      ),
    ]),
    wrong(
      "Runs that are kept in what is no bucket",
      "canary",
      'its runs are kept in "s3://tradai-canary-prod/x"',
      [...probed(canary(url, { artifactS3Location: "s3://tradai-canary-prod/x" }))],
    ),
    wrong(
      "A stage that nobody tries",
      "stage",
      "no canary tries it",
      probed().filter(({ name }) => name !== "canary"),
    ),
    wrong("A public load balancer that nobody tries", "alb", "no canary tries it", [balancer()]),
    wrong("A canary that depends on something else", "stage", "no canary tries it", [
      restApi(),
      stage,
      ...around,
      canary(UNKNOWN, {}, { runConfig: ["logs"] }),
    ]),
    wrong(
      "A canary that nobody starts",
      "canary",
      "never started",
      probed(canary(url, { startCanary: false })),
    ),
    wrong(
      "A canary that runs when it is told",
      "canary",
      'runs at "rate(0 minute)"',
      probed(canary(url, { schedule: { expression: "rate(0 minute)" } })),
    ),
    wrong(
      "A canary that runs daily",
      "canary",
      "runs at",
      probed(canary(url, { schedule: { expression: "cron(0 6 * * ? *)" } })),
    ),
    wrong(
      "A canary that ends",
      "canary",
      "ends after 3600 seconds",
      probed(canary(url, { schedule: { expression: "rate(5 minutes)", durationInSeconds: 3600 } })),
    ),
    wrong(
      "A run that meets the next",
      "canary",
      "may take 600 seconds",
      probed(canary(url, { runConfig: { timeoutInSeconds: 600, environmentVariables: { API_URL: url } } })),
    ),
    wrong("A canary of an address that is switched off", "canary", "has switched off", [
      { ...restApi({ name: "tradai-other-prod" }), name: "other" },
      ...probed().map((each) =>
        each.name === "canary"
          ? canary("https://api.tradai.example.com", {
              runConfig: {
                environmentVariables: {
                  API_URL: url,
                  FALLBACK: "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/v1",
                },
              },
            })
          : each,
      ),
    ]),
    wrong(
      "Runs that are kept nowhere",
      "canary",
      "which nothing declares",
      probed(canary(url, { artifactS3Location: "s3://tradai-gone-prod/canary" })),
    ),
    wrong(
      "A role that the canary may not assume",
      "canary",
      "does not trust lambda.amazonaws.com",
      probed(canaryTrust("synthetics.amazonaws.com")),
    ),
  ],
};
