import type { LayerContext } from "../../shared/components";
import { agentConfiguration } from "./cloudwatch-agent";
import {
  calleesFirst,
  containerArguments,
  hostedRows,
  imageOf,
  registryOf,
  settingsFile,
  settingsOf,
} from "./containers";
import type { HostedRow } from "./containers";
import { bootLimit, launchHeartbeat } from "./hooks";

const agent = "/opt/aws/amazon-cloudwatch-agent";

/**
 * Every step is tried until it succeeds or the time is up; then the hook is told to abandon the instance, so that the
 * group tries with another one. Where not even that is heard, the load balancer's health check finds it.
 */
function functions({ names, settings }: LayerContext): string {
  return `#!/bin/bash
set -uo pipefail
# Docker's credential helper and the AWS CLI look for their files there; cloud-init sets none.
export HOME=/root
export AWS_DEFAULT_REGION=${settings.region}

complete() {
  until aws autoscaling complete-lifecycle-action --auto-scaling-group-name ${names.consolidatedGroup()} \\
    --lifecycle-hook-name ${names.hostHook("launch")} --instance-id "$instance" --lifecycle-action-result "$1"; do
    [ "$SECONDS" -lt ${launchHeartbeat} ] || exit 1
    sleep 5
  done
}

wait_for() {
  if [ "$SECONDS" -ge ${bootLimit} ]; then
    echo "given up after $SECONDS seconds, waiting for: $*" >&2
    docker ps --all >&2
    complete ABANDON
    exit 1
  fi
  echo "waiting for: $*" >&2
  sleep 5
}

retry() {
  until "$@"; do wait_for "$*"; done
}

instance=""
until [[ "$instance" == i-* ]]; do sleep 1; instance=$(ec2-metadata --instance-id | cut -d " " -f 2); done
address=""
until [[ "$address" == *.*.*.* ]]; do sleep 1; address=$(ec2-metadata --local-ipv4 | cut -d " " -f 2); done
`;
}

/** Swap for what does not fit into memory for a moment, packages, the agent, and Docker. */
function machine(context: LayerContext): string {
  return `
dd if=/dev/zero of=/swapfile bs=1M count=2048
chmod 600 /swapfile
mkswap /swapfile
swapon /swapfile
echo "/swapfile none swap defaults 0 0" >> /etc/fstab

retry dnf install -y docker amazon-ecr-credential-helper amazon-cloudwatch-agent

cat > ${agent}/etc/tradai.json <<'JSON'
${agentConfiguration(context)}
JSON
retry ${agent}/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${agent}/etc/tradai.json
retry systemctl enable amazon-cloudwatch-agent

mkdir -p /etc/docker /root/.docker
cat > /etc/docker/daemon.json <<'JSON'
{ "no-new-privileges": true, "shutdown-timeout": 60 }
JSON
cat > /root/.docker/config.json <<'JSON'
{ "credHelpers": { "${registryOf(context)}": "ecr-login" } }
JSON
# Enabled: after a stop or a reboot it starts the containers again.
retry systemctl enable docker
retry systemctl restart docker

install -d -m 700 /etc/tradai
`;
}

/** A start that failed leaves the container's name behind. */
function container(context: LayerContext, row: HostedRow): string {
  const variables = Object.entries(settingsOf(context, row)).map(([name, value]) => `${name}=${value}`);
  return `
cat > ${settingsFile(row)} <<'ENV'
${variables.join("\n")}
ENV
retry docker pull --quiet ${imageOf(context, row)}
until docker run ${containerArguments(context, row).join(" \\\n  ")}; do
  docker rm --force ${row.id}
  wait_for "the start of ${row.id}"
done
`;
}

/** A name leads to a service only when it answers; it is there before its callers are asked for their health. */
function registration({ names }: LayerContext): string {
  return `
namespace=""
until [[ "$namespace" == ns-* ]]; do
  namespace=$(aws servicediscovery list-namespaces \\
    --query "Namespaces[?Name=='${names.namespace()}'].Id" --output text)
  [[ "$namespace" == ns-* ]] || wait_for "the namespace ${names.namespace()}"
done

healthy() {
  [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]
}

registered() {
  [ "$(aws servicediscovery list-instances --service-id "$1" \\
    --query "Instances[?Id=='$instance'].Id" --output text)" = "$instance" ]
}

register() {
  local service=$1 id=""
  retry healthy "$service"
  until [[ "$id" == srv-* ]]; do
    id=$(aws servicediscovery list-services --filters "Name=NAMESPACE_ID,Values=$namespace,Condition=EQ" \\
      --query "Services[?Name=='$service'].Id" --output text)
    [[ "$id" == srv-* ]] || wait_for "the discovery service $service"
  done
  # Registering is asynchronous, and says so once more while it is under way.
  until registered "$id"; do
    aws servicediscovery register-instance --service-id "$id" --instance-id "$instance" \\
      --attributes "AWS_INSTANCE_IPV4=$address"
    wait_for "the registration of $service"
  done
}

${calleesFirst()
  .map(({ id }) => `register ${id}`)
  .join("\n")}
`;
}

/** Docker restarts what ended, and leaves alone what no longer answers; the load balancer sees two services of four. */
const watch = `
cat > /etc/systemd/system/restart-unhealthy.service <<'UNIT'
[Unit]
Description=Restarts containers that no longer answer
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'docker ps --quiet --filter health=unhealthy | xargs --no-run-if-empty docker restart'
UNIT
cat > /etc/systemd/system/restart-unhealthy.timer <<'UNIT'
[Timer]
OnActiveSec=60
OnUnitActiveSec=60
[Install]
WantedBy=timers.target
UNIT
retry systemctl daemon-reload
retry systemctl enable --now restart-unhealthy.timer
`;

/**
 * What the consolidated host does at its first boot: starts the four services, registers each when it is healthy, and
 * only then lets the group take the instance into service (decisions.md section 5, architecture.md 1.3).
 */
export function hostUserData(context: LayerContext): string {
  return [
    functions(context),
    machine(context),
    ...hostedRows.map((row) => container(context, row)),
    registration(context),
    watch,
    "\ncomplete CONTINUE\n",
  ].join("");
}
