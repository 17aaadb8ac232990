import assert from "node:assert/strict";
import { drainSeconds, serviceFacts, strategies } from "../../facts/compute";
import { applicationOf, containersOf, toldTo } from "./containers";
import { describeComputeLayer } from "./layer";

const taskType = "ecs/taskDefinition:TaskDefinition";

describeComputeLayer("tasks", ({ environment, facts, named, ofType, valuesOf, made }) => {
  const onEcs = serviceFacts.filter(({ onHost }) => !(onHost && facts.consolidated));
  const strategyTasks = strategies.map((strategy) => `strategy-${strategy}`);
  const others = facts.consolidated ? [] : ["migration"];
  const ids = [...onEcs.map(({ id }) => id), ...strategyTasks, ...others];
  const registry = `${facts.account}.dkr.ecr.eu-central-1.amazonaws.com`;

  it("has a task definition too many, too few or by another name", () => {
    assert.deepEqual(valuesOf(taskType, "family"), ids.map((id) => named(`tradai-${id}-{env}`)).sort());
    for (const { inputs, name } of ofType(taskType)) {
      assert.deepEqual(inputs.requiresCompatibilities, ["FARGATE"], name);
      assert.equal(inputs.networkMode, "awsvpc", name);
    }
  });

  it("shares its roles with another task", () => {
    for (const id of ids) {
      const { inputs } = made(`task-${id}`);
      assert.equal(inputs.taskRoleArn, `arn-of-task-${id}-role`);
      assert.equal(inputs.executionRoleArn, `arn-of-execution-${id}-role`);
      assert.equal(made(`task-${id}-role`).inputs.name, named(`tradai-ecs-task-${id}-{env}`));
      assert.equal(made(`execution-${id}-role`).inputs.name, named(`tradai-ecs-execution-${id}-{env}`));
    }
  });

  it("runs as root, writes to its image, or can do more than its work", () => {
    for (const task of ofType(taskType)) {
      for (const container of containersOf(task)) {
        const where = `${task.name}: ${container.name}`;
        const [user] = (container.user ?? "root").split(":");
        assert.ok(Number(user) > 0, `${where} runs as ${String(container.user)}`);
        assert.equal(container.readonlyRootFilesystem, true, where);
        assert.equal(container.privileged, false, where);
        assert.deepEqual(container.linuxParameters?.capabilities, { drop: ["ALL"] }, where);
        assert.ok(Number(container.memory) > 0 && Number(container.cpu) > 0, where);
      }
    }
  });

  it("is bigger than its task", () => {
    for (const task of ofType(taskType)) {
      const total = (key: "cpu" | "memory"): number =>
        containersOf(task).reduce((sum, container) => sum + Number(container[key]), 0);
      assert.ok(total("cpu") <= Number(task.inputs.cpu), task.name);
      assert.ok(total("memory") <= Number(task.inputs.memory), task.name);
    }
  });

  it("is called dead while it starts, or is never asked whether it lives", () => {
    for (const task of ofType(taskType)) {
      for (const { name, healthCheck } of containersOf(task)) {
        assert.ok(healthCheck && healthCheck.command.length > 1, `${task.name}: ${name}`);
        assert.ok(Number(healthCheck.startPeriod) > 0, `${task.name}: ${name}`);
      }
    }
    for (const { id, port, health } of onEcs) {
      const [, command] = applicationOf(made(`task-${id}`)).healthCheck?.command ?? [];
      assert.ok(String(command).includes(`:${port}${health}`), `${id}: ${String(command)}`);
    }
  });

  it("is killed before the load balancer has drained it", () => {
    for (const task of ofType(taskType)) {
      for (const { name, stopTimeout } of containersOf(task)) {
        assert.ok(Number(stopTimeout) > 0, `${task.name}: ${name}`);
        assert.ok(Number(stopTimeout) < drainSeconds, `${task.name}: ${name}`);
      }
    }
  });

  it("listens on another port than the map's", () => {
    for (const { id, port } of onEcs) {
      const ports = applicationOf(made(`task-${id}`)).portMappings?.map(({ containerPort }) => containerPort);
      assert.deepEqual(ports, [port], id);
    }
  });

  it("has no collector beside it, or one that changes under its feet", () => {
    for (const task of ofType(taskType)) {
      const [collector, ...more] = containersOf(task).filter(({ name }) => name === "collector");
      assert.ok(collector && more.length === 0, task.name);
      assert.ok(collector.image.startsWith(`${registry}/`), collector.image);
      assert.match(collector.image, /@sha256:[0-9a-f]{64}$/);
    }
  });

  it("runs an image that nobody pinned, or that another environment pushed", () => {
    for (const id of ids) {
      const repository = id === "migration" ? "mlflow" : id;
      const { image, name } = applicationOf(made(`task-${id}`));
      assert.equal(name, id);
      assert.ok(image.startsWith(`${registry}/tradai-${repository}-${environment}`), image);
      assert.match(image, /(:v\d+\.\d+\.\d+|@sha256:[0-9a-f]{64})$/);
    }
  });

  it("writes to a group that is not its own", () => {
    for (const id of ids) {
      for (const { logConfiguration, name } of containersOf(made(`task-${id}`))) {
        assert.equal(logConfiguration?.logDriver, "awslogs", `${id}: ${name}`);
        assert.equal(logConfiguration.options["awslogs-group"], `/tradai/${environment}/${id}`);
      }
    }
  });

  it("is told of this machine, of nothing, or of a secret's value", () => {
    for (const task of ofType(taskType)) {
      for (const [name, value] of Object.entries(toldTo(applicationOf(task)))) {
        assert.notEqual(value, "", `${task.name}: ${name}`);
        // The collector of the same task is at this machine; nothing else is.
        if (name !== "OTEL_EXPORTER_OTLP_ENDPOINT")
          assert.doesNotMatch(value, /localhost|127\.0\.0\.1/, name);
        assert.doesNotMatch(name, /PASSWORD|SECRET_KEY|TOKEN/, task.name);
      }
    }
  });

  it("calls another service by a name or on a port that does not lead there", () => {
    const address = (id: string, task: string): string => {
      const port = String(serviceFacts.find((service) => service.id === id)?.port);
      const connected = !facts.consolidated && serviceFacts.some((service) => service.id === task);
      return connected ? `http://${id}-sc:${port}` : `http://${id}.tradai-${environment}.local:${port}`;
    };
    for (const task of ids) {
      const told = Object.entries(toldTo(applicationOf(made(`task-${task}`))));
      for (const [variable, value] of told.filter(([name]) => name.startsWith("SERVICE_URL_"))) {
        const id = variable.replace("SERVICE_URL_", "").toLowerCase().replaceAll("_", "-");
        assert.equal(value, address(id, task), `${task}: ${variable}`);
      }
    }
  });
});
