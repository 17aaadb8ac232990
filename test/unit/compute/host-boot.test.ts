import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { boot } from "./host-boot";
import type { Boot, Run } from "./host-boot";
import { buildHost, describeHost, hosted, scriptOf } from "./host-parts";

/** The architecture's port map; 8001 belongs to nobody. */
const ports = { "backend-api": 8000, "data-collection": 8002, "strategy-service": 8003, mlflow: 5000 };
const accounts = { dev: "600802701449", staging: "111122223333" };

describeHost("start script", (environment, registered) => {
  const script = (): string => scriptOf(registered());
  const registry = `${accounts[environment]}.dkr.ecr.eu-central-1.amazonaws.com`;
  let booted: Boot;
  before(function () {
    this.timeout(180_000);
    booted = boot(script());
  });
  const at = (call: string): number => {
    const place = booted.calls.findIndex((each) => each.startsWith(call));
    assert.notEqual(place, -1, `never calls: ${call}\n${booted.calls.join("\n")}`);
    return place;
  };
  const runOf = (id: string): string => booted.calls[at(`docker run --detach --name ${id} `)] ?? "";

  it("is no script, or larger than what EC2 takes", () => {
    assert.ok(script().startsWith("#!/bin/bash\n"));
    const { status, stderr } = spawnSync("bash", ["-n"], { input: script(), encoding: "utf8" });
    assert.equal(status, 0, stderr);
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
    assert.ok(Buffer.byteLength(script()) < 16_384);
  });

  it("does not come up in surroundings in which all is well", () => {
    assert.equal(booted.code, 0, booted.calls.join("\n"));
    const result = `--auto-scaling-group-name tradai-consolidated-asg-${environment}`;
    assert.equal(
      booted.calls.at(-1),
      `aws autoscaling complete-lifecycle-action ${result} ` +
        `--lifecycle-hook-name tradai-consolidated-launch-${environment} --instance-id i-0abc --lifecycle-action-result CONTINUE`,
    );
  });

  it("installs its packages where memory does not suffice, or lacks the agent", () => {
    assert.ok(at("swapon") < at("dnf install"));
    for (const each of ["docker", "amazon-ecr-credential-helper", "amazon-cloudwatch-agent"]) {
      assert.ok(booted.calls[at("dnf install")]?.split(" ").includes(each), each);
    }
    assert.ok(at("dnf install") < at("amazon-cloudwatch-agent-ctl -a fetch-config"));
    // What is not enabled stays away after a reboot.
    assert.ok(at("systemctl enable docker") < at("docker run"));
    at("systemctl enable amazon-cloudwatch-agent");
  });

  for (const id of hosted) {
    it(`runs ${id} unpinned, as root, unbounded or on a network without credentials`, () => {
      const words = runOf(id).split(" ");
      const after = (option: string): string | undefined => words[words.indexOf(option) + 1];
      const image = `${registry}/tradai-${id}-${environment}:v0.1.1`;
      assert.equal(words.at(-1), image);
      assert.ok(at(`docker pull --quiet ${image}`) < at(`docker run --detach --name ${id} `));
      assert.equal(after("--network"), "host");
      assert.match(String(after("--user")), /^[1-9]\d+:[1-9]\d+$/);
      assert.ok(words.includes("--read-only") && after("--tmpfs")?.startsWith("/tmp"));
      assert.equal(after("--cap-drop"), "ALL");
      assert.equal(after("--security-opt"), "no-new-privileges");
      assert.match(String(after("--memory")), /^\d+m$/);
      assert.equal(after("--restart"), "always");
      // Shorter than the load balancer drains, so that its last answers get out.
      assert.equal(after("--stop-timeout"), "45");
    });

    it(`has ${id} call the other host while both are there, or itself by a name that no machine has`, () => {
      const words = runOf(id).split(" ");
      const known = words.flatMap((word, place) => (words[place - 1] === "--add-host" ? [word] : []));
      assert.deepEqual(
        known.sort(),
        [...hosted].sort().map((each) => `${each}.tradai-${environment}.local:10.0.11.9`),
      );
    });

    it(`has ${id} send metrics to an agent that takes traces alone`, () => {
      const [, written = ""] = script().split(`cat > /etc/tradai/${id}.env <<'ENV'\n`);
      const settings = written.slice(0, written.indexOf("\nENV\n")).split("\n");
      assert.ok(settings.includes("OTEL_METRICS_EXPORTER=none"), written);
      assert.ok(!settings.some((setting) => setting.startsWith("OTEL_TRACES_EXPORTER=")));
    });

    it(`asks ${id} elsewhere than the load balancer does, or before it can answer`, () => {
      const path = id === "mlflow" ? "/health" : "/api/v1/health";
      assert.ok(runOf(id).includes(`http://10.0.11.9:${ports[id]}${path} --health-interval`), runOf(id));
      assert.match(runOf(id), /--health-start-period 120s/);
    });

    it(`loses what ${id} says, or has it written to a group that nothing declares`, () => {
      const logs = [
        "--log-driver awslogs",
        "--log-opt awslogs-region=eu-central-1",
        `--log-opt awslogs-group=/tradai/${environment}/${id} `,
        "--log-opt awslogs-stream=i-0abc",
        "--log-opt awslogs-create-group=false",
      ];
      for (const option of logs) assert.ok(runOf(id).includes(option), option);
    });
  }

  it("asks for more memory than the machine has", () => {
    const total = hosted.reduce((sum, id) => sum + Number(/--memory (\d+)m/.exec(runOf(id))?.[1]), 0);
    assert.ok(total <= 2048 * 0.8, `${total} MB of a t3.small's 2048`);
  });

  it("gives a name to a service that does not answer yet, or asks backend-api before those it calls", () => {
    const registrations = booted.calls.filter((call) =>
      call.startsWith("aws servicediscovery register-instance"),
    );
    const order = registrations.map((call) => /--service-id srv-([a-z-]+)/.exec(call)?.[1] ?? call);
    assert.deepEqual([...order].sort(), [...hosted].sort());
    for (const call of registrations) {
      assert.match(call, /--instance-id i-0abc --attributes AWS_INSTANCE_IPV4=10\.0\.11\.9$/);
    }
    const before = (one: string, other: string): void => {
      assert.ok(order.indexOf(one) < order.indexOf(other), `${one} after ${other}`);
    };
    before("data-collection", "strategy-service");
    before("mlflow", "strategy-service");
    before("data-collection", "backend-api");
    before("strategy-service", "backend-api");
    for (const id of hosted) {
      const asked = booted.calls.findIndex(
        (call) => call.startsWith("docker inspect") && call.endsWith(` ${id}`),
      );
      assert.ok(
        asked !== -1 && asked < at(`aws servicediscovery register-instance --service-id srv-${id} `),
        id,
      );
    }
    assert.ok(
      booted.calls[at("aws servicediscovery list-namespaces")]?.includes(`tradai-${environment}.local`),
    );
  });

  it("shows a secret, or gives a service no name by which to find its own", () => {
    const [, written = ""] = script().split("cat > /etc/tradai/data-collection.env <<'ENV'\n");
    const settings = written.slice(0, written.indexOf("\nENV\n")).split("\n");
    assert.ok(settings.includes(`SECRET_NAME_EXCHANGE_KEYS=tradai/${environment}/exchange-keys`));
    // An SDK that knows no region calls nobody; a service that knows no port listens on another one.
    for (const each of ["AWS_REGION=eu-central-1", "PORT=8002", "OTEL_SERVICE_NAME=data-collection"]) {
      assert.ok(settings.includes(each), each);
    }
    assert.equal(
      script().split("SECRET_NAME_").length,
      2,
      "a service is told of a secret that it does not read",
    );
    assert.ok(!/get-secret-value|docker login|--env /.test(script()));
    // The rule no-localhost refuses it: a machine's own address leads nowhere from elsewhere.
    assert.ok(!/localhost|127\.0\.0\.1/.test(script()));
  });

  it("measures nothing of memory, disk and swap, or under another name", () => {
    const agent = JSON.parse(booted.file("/opt/aws/amazon-cloudwatch-agent/etc/tradai.json")) as {
      metrics: { namespace: string; metrics_collected: Record<string, { append_dimensions: unknown }> };
      traces: unknown;
    };
    assert.equal(agent.metrics.namespace, "CWAgent");
    assert.deepEqual(Object.keys(agent.metrics.metrics_collected).sort(), ["disk", "mem", "swap"]);
    for (const metric of Object.values(agent.metrics.metrics_collected)) {
      assert.deepEqual(metric.append_dimensions, {
        AutoScalingGroupName: `tradai-consolidated-asg-${environment}`,
      });
    }
    assert.deepEqual(agent.traces, { traces_collected: { otlp: {} } });
  });

  it("signs in to another registry than its images', or leaves the password on the disk", () => {
    assert.deepEqual(JSON.parse(booted.file("/root/.docker/config.json")), {
      credHelpers: { [registry]: "ecr-login" },
    });
  });
});

describe("consolidated host: start script in trouble", function () {
  this.timeout(180_000);
  let script: string;
  let untroubled: Boot;
  before(async () => {
    script = scriptOf(await buildHost("dev"));
    untroubled = boot(script);
  });

  for (const step of [
    "dnf install",
    "systemctl restart docker",
    "docker pull",
    "docker run --detach --name mlflow",
    "aws servicediscovery list-namespaces",
    "aws servicediscovery list-services",
    "aws servicediscovery register-instance",
    "curl",
    "aws autoscaling complete-lifecycle-action",
  ]) {
    it(`gives up when "${step}" fails once`, () => {
      const { code, calls } = boot(script, { failsOnce: [step] });
      assert.equal(code, 0);
      assert.match(calls.at(-1) ?? "", /--lifecycle-action-result CONTINUE$/);
      const times = (all: readonly string[]): number => all.filter((call) => call.startsWith(step)).length;
      assert.ok(times(calls) > times(untroubled.calls), "is not tried again");
    });
  }

  it("starts a container a second time while the first one has its name", () => {
    const { calls } = boot(script, { failsOnce: ["docker run --detach --name mlflow"] });
    const removed = calls.indexOf("docker rm --force mlflow");
    const runs = calls.flatMap((call, at) =>
      call.startsWith("docker run --detach --name mlflow") ? [at] : [],
    );
    assert.ok(runs.length === 2 && Number(runs[0]) < removed && removed < Number(runs[1]), calls.join("\n"));
  });

  it("waits for ever for a service that does not answer, or takes it into service", () => {
    const { code, calls } = boot(script, { sick: ["strategy-service"] });
    assert.equal(code, 1);
    assert.match(calls.at(-1) ?? "", /^aws autoscaling complete-lifecycle-action .* ABANDON$/);
    assert.ok(!calls.some((call) => call.includes("register-instance --service-id srv-strategy-service")));
    assert.ok(!calls.some((call) => call.endsWith("CONTINUE")));
  });

  it("is given up by the hook before it has given itself up", () => {
    const limit = Number(/"\$SECONDS" -ge (\d+)/.exec(script)?.[1]);
    const heartbeat = Number(/"\$SECONDS" -lt (\d+)/.exec(script)?.[1]);
    assert.ok(limit < heartbeat, `${limit} s of ${heartbeat} s`);
  });
});

describe("consolidated host: each minute", function () {
  this.timeout(180_000);
  let script: string;
  before(async () => {
    script = scriptOf(await buildHost("dev"));
  });
  const registered = ({ calls }: Run): string[] =>
    calls.flatMap((call) => /register-instance --service-id srv-([a-z-]+) /.exec(call)?.[1] ?? []);

  it("is started by no timer", () => {
    const { calls } = boot(script);
    assert.ok(calls.includes("systemctl enable --now watch-services.timer"), calls.join("\n"));
    assert.match(script, /watch-services\.timer <<'UNIT'\n\[Timer\]\nOnActiveSec=60\nOnUnitActiveSec=60\n/);
  });

  it("never gives back a name that was lost, or registers what is registered", () => {
    const { tick } = boot(script, {}, { lost: ["mlflow"] });
    assert.deepEqual(registered(tick), ["mlflow"]);
    const again = tick.calls.find((call) => call.includes("register-instance"));
    assert.match(String(again), /--instance-id i-0abc --attributes AWS_INSTANCE_IPV4=10\.0\.11\.9$/);
    const untouched = boot(script, {}, {}).tick;
    assert.deepEqual([registered(untouched), untouched.code], [[], 0]);
  });

  for (const target of ["Terminated", "Standby", "Detached", ""]) {
    it(`undoes its deregistration while Auto Scaling leads it to "${target}"`, () => {
      const { tick } = boot(script, {}, { target, lost: hosted });
      assert.deepEqual(registered(tick), []);
      assert.ok(tick.calls.some((call) => call.endsWith("/autoscaling/target-lifecycle-state")));
    });
  }

  it("leaves a container alone that no longer answers, gives it a name, or forgets the others for its sake", () => {
    const { tick } = boot(script, {}, { sick: ["mlflow"], lost: ["mlflow", "backend-api"] });
    assert.ok(tick.calls.includes("docker restart mlflow"), tick.calls.join("\n"));
    assert.deepEqual(registered(tick), ["backend-api"]);
  });

  it("registers nothing once containers cannot be restarted", () => {
    const { tick } = boot(
      script,
      {},
      { failsOnce: ["docker restart"], sick: ["mlflow"], lost: ["backend-api"] },
    );
    assert.ok(tick.calls.includes("docker restart mlflow"));
    assert.deepEqual(registered(tick), ["backend-api"]);
  });
});
