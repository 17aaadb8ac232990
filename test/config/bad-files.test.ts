import assert from "node:assert/strict";
import { linesFor, put, rewritten } from "./support/folder";

const reference =
  "tradai:account, tradai:region, tradai:zones, tradai:recoveryRegion, tradai:ownsAccount, tradai:existing, " +
  "tradai:globalSuffix, tradai:pipelines, tradai:costTags, tradai:domain, tradai:network, tradai:database, tradai:services, tradai:host, tradai:containers, tradai:strategies, tradai:images, " +
  "tradai:alerts, tradai:identity, tradai:customerKeys, tradai:deletionProtection, tradai:retention, " +
  "tradai:api, tradai:thresholds, tradai:canary, tradai:budget, tradai:threatDetection, tradai:lambdaConcurrencyLimit, aws:region, aws:allowedAccountIds, aws:defaultTags, aws:profile";

describe("a configuration file that cannot be used", () => {
  it("is read for an environment that does not exist", () => {
    assert.deepEqual(linesFor("qa", {}), ['stack "qa": no such environment; allowed: dev, staging, prod']);
  });

  it("is missing, and the message does not say where it was looked for", () => {
    assert.deepEqual(linesFor("dev", { dev: null }), [
      "Pulumi.dev.yaml: configuration of the environment; not found in FOLDER, allowed: a YAML file as docs/configuration.md describes it",
    ]);
  });

  for (const [kind, text] of [
    ["empty", ""],
    ["nothing but comments", "# nothing\n"],
  ] as const) {
    it(`is ${kind}, and the message does not say what belongs there`, () => {
      assert.deepEqual(linesFor("dev", { dev: text }), [
        "Pulumi.dev.yaml: empty; allowed: the key config with the settings of docs/configuration.md below it",
      ]);
    });
  }

  it("is not YAML, and the message does not name the line", () => {
    assert.deepEqual(linesFor("dev", { dev: 'config:\n  tradai:region: "eu-central-1\n' }), [
      'Pulumi.dev.yaml: line 3: not YAML: Missing closing "quote',
    ]);
  });

  it("holds a key twice, of which one would be lost silently", () => {
    assert.deepEqual(linesFor("dev", { dev: "config:\n  tradai:a: 1\n  tradai:a: 2\n" }), [
      "Pulumi.dev.yaml: line 3: not YAML: Map keys must be unique",
    ]);
  });

  it("holds a text where the settings should be", () => {
    assert.deepEqual(linesFor("dev", { dev: "config: none\n" }), [
      "Pulumi.dev.yaml: config: settings of the environment; found a string, allowed: a map",
    ]);
  });

  it("holds a list", () => {
    assert.deepEqual(linesFor("dev", { dev: "- config\n" }), [
      "Pulumi.dev.yaml: found a list, allowed: a map with the key config",
    ]);
  });

  it("holds a key that nothing reads", () => {
    const edit = (config: Record<string, unknown>): void => {
      config["tradai:customerKey"] = true;
    };
    assert.deepEqual(linesFor("dev", { dev: edit }), [
      `Pulumi.dev.yaml: tradai:customerKey: unknown key; did you mean tradai:customerKeys? allowed: ${reference}`,
    ]);
  });

  it("holds a key of a layer's own project, which only that layer would see", () => {
    const edit = (config: Record<string, unknown>): void => {
      config["tradai-persistent:size"] = 1;
    };
    assert.deepEqual(linesFor("dev", { dev: edit }), [
      `Pulumi.dev.yaml: tradai-persistent:size: unknown key; allowed: ${reference}`,
    ]);
  });

  it("holds credentials", () => {
    const edit = (config: Record<string, unknown>): void => {
      config["aws:secretKey"] = "not-to-be-shown";
    };
    const lines = linesFor("dev", { dev: edit });
    assert.deepEqual(lines, [`Pulumi.dev.yaml: aws:secretKey: unknown key; allowed: ${reference}`]);
  });
});

describe("a file with five mistakes", () => {
  it("costs its author five runs", () => {
    const lines = linesFor("prod", {
      prod: (config) => {
        put(config, "tradai:identity", "callbackUrls", ["http://app.example.com/a"]);
        config["tradai:account"] = "12";
        config["tradai:zones"] = ["eu-west-1a", "eu-central-1b"];
        delete config["tradai:domain"];
        config["tradai:regoin"] = "eu-central-1";
      },
    });
    // In the order of the file; what is missing follows.
    assert.deepEqual(
      lines.map((line) => line.split(": ").slice(0, 2).join(": ")),
      [
        "Pulumi.prod.yaml: tradai:account",
        "Pulumi.prod.yaml: tradai:zones[0]",
        "Pulumi.prod.yaml: tradai:identity.callbackUrls[0]",
        "Pulumi.prod.yaml: tradai:regoin",
        "Pulumi.prod.yaml: tradai:domain",
      ],
    );
  });
});

describe("two environments in one account", () => {
  const share = (owns: boolean) => (config: Record<string, unknown>) => {
    config["tradai:account"] = "600802701449";
    config["aws:allowedAccountIds"] = ["600802701449"];
    config["tradai:ownsAccount"] = owns;
  };

  it("both manage what exists there once", () => {
    assert.deepEqual(linesFor("staging", { staging: share(true) }), [
      "Pulumi.staging.yaml: tradai:ownsAccount: whether this environment manages what exists once in an account (OIDC provider, Config recorder, ...); found true, allowed: true in one environment of each account, and Pulumi.dev.yaml owns 600802701449 already",
    ]);
  });

  it("are refused although one of them alone owns it", () => {
    assert.deepEqual(linesFor("staging", { staging: share(false) }), []);
  });

  it("are accepted although one of them is prod", () => {
    assert.deepEqual(linesFor("prod", { prod: share(false) }), [
      'Pulumi.prod.yaml: tradai:account: AWS account of the environment; found "600802701449", allowed: an account apart from dev\'s: prod shares its account with no other environment',
    ]);
    assert.deepEqual(linesFor("dev", { prod: share(false) }), [
      'Pulumi.dev.yaml: tradai:account: AWS account of the environment; found "600802701449", allowed: an account apart from prod\'s: prod shares its account with no other environment',
    ]);
  });

  it("keep a good environment from loading because the file of another is broken", () => {
    assert.deepEqual(linesFor("dev", { staging: "config: [", prod: null }), []);
  });
});

describe("a file that Pulumi has rewritten", () => {
  it("is refused because every value directly below config has become text", () => {
    const edit = (config: Record<string, unknown>): void => {
      Object.assign(config, rewritten(config));
    };
    assert.deepEqual(linesFor("prod", { prod: edit }), []);
  });
});
