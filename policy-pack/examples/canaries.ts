import { bucket } from "./bucket";
import { balancer, canary, canaryTrust, probed, restApi, stage } from "./canary";
import type { Example, Fixture, ViolatingExample } from "../rule";

const unknown = Symbol("unknown");

const url = "https://api.tradai.example.com";

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resources, resource, says });

const around = [bucket("logs"), canaryTrust()];

/** Examples of what is tried from outside, and how. */
export const canaryExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A stage under its own domain", resources: probed() },
    {
      title: "A domain that is mapped to the stage's own API",
      resources: probed().map((each) =>
        each.name === "mapping" ? { ...each, references: { ...each.references, restApi: ["stage"] } } : each,
      ),
    },
    {
      title: "A stage whose address AWS gives",
      environment: "dev",
      resources: [restApi(), stage, ...around, canary(unknown, {}, { runConfig: ["stage"] })],
    },
    { title: "A load balancer that the public does not reach", resources: [balancer({ internal: true })] },
    {
      title: "A public load balancer",
      resources: [balancer(), ...around, canary(unknown, {}, { runConfig: ["alb"] })],
    },
    {
      title: "A bucket whose name is known after the update",
      resources: probed(canary(url, { artifactS3Location: unknown }, { artifactS3Location: ["logs"] })),
    },
  ],
  violating: [
    wrong(
      "A stage that nobody tries",
      "stage",
      "no canary tries it",
      probed().filter(({ name }) => name !== "canary"),
    ),
    wrong("A public load balancer that nobody tries", "alb", "no canary tries it", [balancer()]),
    wrong(
      "A canary of another address",
      "stage",
      "no canary tries it",
      probed(canary("https://api.tradai.example.com.evil.example.org")),
    ),
    wrong("A canary that depends on something else", "stage", "no canary tries it", [
      restApi(),
      stage,
      ...around,
      canary(unknown, {}, { runConfig: ["logs"] }),
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
