import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { loadEnvironment, loadProgramSettings, refuseUp } from "../../shared/config";
import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import { environments } from "../../shared/naming";
import { committed } from "./support/folder";
import type { Config } from "./support/folder";

/** Configuration as the engine hands it over: text, JSON where the file holds lists and maps, keys sorted. */
function handedOver(config: Config): Record<string, string> {
  const entries = Object.entries(config).map(([key, value]): [string, string] => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Stands in for the engine: a program of one stack, in a preview or a real deployment. */
async function inProgram<T>(stack: string, config: Config, preview: boolean, use: () => T): Promise<T> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: () => ({ id: "", state: {} }),
    call: () => ({}),
  };
  await pulumi.runtime.setMocks(mocks, "tradai-persistent", stack, preview, "organization");
  pulumi.runtime.setAllConfig(handedOver(config));
  try {
    return use();
  } finally {
    pulumi.runtime.setAllConfig({});
  }
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
      const settings = await inProgram(environment, committed(environment), true, loadProgramSettings);
      assert.deepEqual(settings, loadEnvironment(environment));
    });
  }

  it("are read in a stack that is no environment", async () => {
    const message = await inProgram("test", committed("dev"), true, () => messageOf(loadProgramSettings));
    assert.equal(message, 'stack "test": no such environment; allowed: dev, staging, prod');
  });

  it("are missing altogether, and nobody says where they should come from", async () => {
    const message = await inProgram("dev", {}, true, () => messageOf(loadProgramSettings));
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
      "tradai:x": "1",
    };
    const message = await inProgram("dev", config, true, () => messageOf(loadProgramSettings));
    const lines = message.split("\n");
    assert.equal(
      lines[0],
      'Pulumi.dev.yaml: tradai:account: AWS account of the environment; found "12", allowed: twelve digits',
    );
    assert.equal(
      lines[1],
      'Pulumi.dev.yaml: tradai:customerKeys: whether data, logs and trail are encrypted with keys of our own instead of AWS\'s; found "perhaps", allowed: true or false; true in prod',
    );
    assert.match(lines[2] ?? "", /^Pulumi\.dev\.yaml: tradai:x: unknown key; allowed: /);
    assert.equal(lines.length, 3);
  });

  it("lose the text form of an account that begins with 0", async () => {
    const account = "012345678901";
    const config = { ...committed("dev"), "tradai:account": account, "aws:allowedAccountIds": [account] };
    const settings = await inProgram("dev", config, true, loadProgramSettings);
    assert.equal(settings.account, account);
  });
});

describe("a real deployment", () => {
  const staging = loadEnvironment("staging");
  const real: Settings = {
    ...staging,
    account: "210987654321",
    domain: { name: "api.staging.tradai.io", zoneId: "Z0123456789ABCDEFGHIJ" },
    alerts: { subscribers: [{ protocol: "email", endpoint: "alerts@tradai.io" }] },
    identity: {
      ...staging.identity,
      callbackUrls: ["https://app.tradai.io/callback"],
      logoutUrls: ["https://app.tradai.io/logout"],
    },
  };
  const refusal = (settings: Settings, preview = false): Promise<string> =>
    inProgram(settings.environment, {}, preview, () =>
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
      `Pulumi.staging.yaml: tradai:domain.name: public domain name of the API; found "api.staging.tradai.example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:domain.zoneId: Route 53 hosted zone that holds the domain name; nothing is looked up; found "Z0STAGINGEXAMPLE", ${filled}`,
      `Pulumi.staging.yaml: tradai:alerts.subscribers[0].endpoint: where the alert is delivered; found "staging-alerts@example.com", ${filled}`,
      `Pulumi.staging.yaml: tradai:identity.callbackUrls[0]: callback URL of the web client; found "https://app.staging.tradai.example.com/callback", ${filled}`,
      `Pulumi.staging.yaml: tradai:identity.logoutUrls[0]: logout URL of the web client; found "https://app.staging.tradai.example.com/logout", ${filled}`,
    ]);
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
