import assert from "node:assert/strict";
import { loadEnvironment, loadProgramSettings, refuseBootstrap, refuseUp } from "../../shared/config";
import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import { environments } from "../../shared/naming";
import { committed } from "./support/folder";
import type { Config } from "./support/folder";
import { inProgram } from "./support/program";

/** Stands in for the engine: the program of one stack, in a preview or a real deployment. */
async function inStack<T>(stack: string, config: Config, preview: boolean, use: () => T): Promise<T> {
  return (await inProgram({ project: "tradai-persistent", stack, config, preview }, use)).result;
}

function messageOf(use: () => unknown): string {
  try {
    use();
    return "";
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.message;
  }
}

describe("settings of a running program", () => {
  for (const environment of environments) {
    it(`differ from those of the file, so that a deployment is not what was checked: ${environment}`, async () => {
      const settings = await inStack(environment, committed(environment), true, loadProgramSettings);
      assert.deepEqual(settings, loadEnvironment(environment));
    });
  }

  it("are read in a stack that is no environment", async () => {
    const message = await inStack("test", committed("dev"), true, () => messageOf(loadProgramSettings));
    assert.equal(message, 'stack "test": no such environment; allowed: dev, staging, prod');
  });

  it("are missing altogether, and nobody says where they should come from", async () => {
    const message = await inStack("dev", {}, true, () => messageOf(loadProgramSettings));
    assert.equal(
      message,
      "Pulumi.dev.yaml: configuration of the environment; nothing of it reached the program, allowed: the file at the root of the repository, where stackConfigDir of Pulumi.yaml points",
    );
  });

  it("are reported by other words or in another order than those of a file", async () => {
    const config = {
      ...committed("dev"),
      "tradai:account": "12",
      "tradai:customerKeys": "perhaps",
      "tradai:notASetting": "1",
    };
    const message = await inStack("dev", config, true, () => messageOf(loadProgramSettings));
    const lines = message.split("\n");
    assert.equal(
      lines[0],
      'Pulumi.dev.yaml: tradai:account: AWS account of the environment; found "12", allowed: twelve digits',
    );
    assert.equal(
      lines[1],
      'Pulumi.dev.yaml: tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS\'s; found "perhaps", allowed: true or false; true in prod',
    );
    assert.match(lines[2] ?? "", /^Pulumi\.dev\.yaml: tradai:notASetting: unknown key; allowed: /);
    assert.equal(lines.length, 3);
  });

  it("lose the text form of an account that begins with 0", async () => {
    const account = "012345678901";
    const config = { ...committed("dev"), "tradai:account": account, "aws:allowedAccountIds": [account] };
    const settings = await inStack("dev", config, true, loadProgramSettings);
    assert.equal(settings.account, account);
  });
});

describe("a real deployment of what must exist before the layers", () => {
  const refusal = (settings: Settings, preview = false): Promise<string> =>
    inStack(settings.environment, {}, preview, () =>
      messageOf(() => {
        refuseBootstrap(settings);
      }),
    );
  const filled = 'allowed: the real value, filled in before "pulumi up"; this one is reserved for examples';

  it("trusts a stranger's repository, or goes to an account of examples", async () => {
    const staging = loadEnvironment("staging");
    assert.deepEqual((await refusal(staging)).split("\n"), [
      `Pulumi.staging.yaml: tradai:account: AWS account of the environment; found "111122223333", ${filled}`,
      `Pulumi.staging.yaml: tradai:pipelines.repository: GitHub repository whose workflows may assume the roles of the pipelines; found "example-owner/tradai-infrastructure", ${filled}`,
    ]);
    assert.equal(await refusal(staging, true), "");
  });

  it("is refused for values that it does not read, or for an environment that is to be taken over", async () => {
    const dev = { ...loadEnvironment("dev"), pipelines: { repository: "tradai/infrastructure" } };
    assert.equal(dev.existing, true);
    assert.equal(await refusal(dev), "");
    const { pipelines, ...without } = dev;
    assert.equal(pipelines.repository, "tradai/infrastructure");
    assert.equal(await refusal(without), "");
  });
});

describe("a real deployment", () => {
  const staging = loadEnvironment("staging");
  const real: Settings = {
    ...staging,
    account: "210987654321",
    pipelines: { repository: "tradai/infrastructure" },
    domain: { name: "api.staging.tradai.io", zone: "tradai.io", zoneId: "Z0123456789ABCDEFGHIJ" },
    api: { ...staging.api, origins: ["https://app.tradai.io"] },
    network: { ...staging.network, dnsFirewall: { on: true, domains: ["*.binance.com", "api.kraken.com"] } },
    images: { version: "v0.1.1", collector: `sha256:${"7e".repeat(32)}` },
    alerts: {
      subscribers: [{ protocol: "email", endpoint: "alerts@tradai.io" }],
      escalation: [{ protocol: "https", endpoint: "https://on-call.tradai.io/alarms" }],
    },
    identity: {
      ...staging.identity,
      callbackUrls: ["https://app.tradai.io/callback"],
      logoutUrls: ["https://app.tradai.io/logout"],
    },
  };
  const collector =
    "digest of the OpenTelemetry collector's image, public.ecr.aws/aws-observability/aws-otel-collector";
  const zeros = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
  const refusal = (settings: Settings, preview = false): Promise<string> =>
    inStack(settings.environment, {}, preview, () =>
      messageOf(() => {
        refuseUp(settings);
      }),
    );

  it("is refused although every value is real", async () => {
    assert.equal(await refusal(real), "");
  });

  it("is attempted with values reserved for examples", async () => {
    const filled = 'allowed: the real value, filled in before "pulumi up"; this one is reserved for examples';
    assert.deepEqual((await refusal(staging)).split("\n"), [
      `Pulumi.staging.yaml: tradai:account: AWS account of the environment; found "111122223333", ${filled}`,
      `Pulumi.staging.yaml: tradai:pipelines.repository: GitHub repository whose workflows may assume the roles of the pipelines; found "example-owner/tradai-infrastructure", ${filled}`,
      `Pulumi.staging.yaml: tradai:domain.name: public domain name of the API; found "api.staging.tradai.example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:domain.zoneId: Route 53 hosted zone that holds the domain name; nothing is looked up; found "Z0STAGINGEXAMPLE", ${filled}`,
      `Pulumi.staging.yaml: tradai:domain.zone: domain name of that zone, which the API's own is, or lies below; found "staging.tradai.example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:network.dnsFirewall.domains[0]: one domain that the VPC resolves besides AWS's and the environment's own; found "*.exchange.example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:images.collector: ${collector}; found "${zeros}", ${filled}`,
      `Pulumi.staging.yaml: tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "staging-alerts@example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:alerts.escalation[0].endpoint: where the alert is delivered; found "staging-on-call@example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:identity.callbackUrls[0]: callback URL of the web client; found "https://app.staging.tradai.example.com/callback", ${filled}`,
      `Pulumi.staging.yaml: tradai:identity.logoutUrls[0]: logout URL of the web client; found "https://app.staging.tradai.example.com/logout", ${filled}`,
      `Pulumi.staging.yaml: tradai:api.origins[0]: one origin whose pages may call the API; found "https://app.staging.tradai.example.com", ${filled}`,
    ]);
  });

  it("sends alarms of an environment to an on-call URL that nobody answers", async () => {
    const endpoint = "https://hooks.example.com/on-call";
    const alerts = { ...real.alerts, escalation: [{ protocol: "https" as const, endpoint }] };
    assert.equal(
      await refusal({ ...real, alerts }),
      `Pulumi.staging.yaml: tradai:alerts.escalation[0].endpoint: where the alert is delivered; found "${endpoint}", allowed: the real value, filled in before "pulumi up"; this one is reserved for examples`,
    );
  });

  it("runs a collector by the digest that stands for one", async () => {
    const images = { version: "v0.1.1", collector: zeros };
    assert.equal(
      await refusal({ ...real, images }),
      `Pulumi.staging.yaml: tradai:images.collector: ${collector}; found "${zeros}", allowed: the real value, filled in before "pulumi up"; this one is reserved for examples`,
    );
  });

  it("overwrites an environment that another program has built", async () => {
    assert.equal(
      await refusal({ ...real, environment: "dev", existing: true }),
      'Pulumi.dev.yaml: tradai:existing: whether the environment was built by another program under these very names; found true, allowed: false, once the environment is taken over as docs/deploying.md describes; until then "pulumi up" is refused',
    );
  });

  for (const environment of environments) {
    it(`of the committed files is attempted, or their preview is refused: ${environment}`, async () => {
      const settings = loadEnvironment(environment);
      assert.notEqual(await refusal(settings), "");
      assert.equal(await refusal(settings, true), "");
    });
  }
});
