import type { LayerContext } from "../../shared/components";
import { agentConfiguration } from "./cloudwatch-agent";
import { containerArguments, hostedRows, imageOf, registryOf, settingsFile, settingsOf } from "./containers";
import type { HostedRow } from "./containers";
import { bootLimit, launchHeartbeat } from "./hooks";
import { registration, watch } from "./registration";

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
    watch(context),
    "\ncomplete CONTINUE\n",
  ].join("");
}
