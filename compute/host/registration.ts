import type { LayerContext } from "../../shared/components";
import { calleesFirst } from "../../shared/inventory";
import { hostedRows } from "./containers";

/** Registers what is healthy and not registered; the same at the first boot and each minute after it. */
const command = "/usr/local/sbin/register-services";

/**
 * Writes the command. It is told `AWS_DEFAULT_REGION`, `instance` and `address` by its environment, and fails until
 * every service is registered. One that is ill keeps no other from its name.
 *
 * Who ends is taken out of service discovery while its containers still run, so that it asks right before it registers
 * where Auto Scaling leads it: `InService` from the launch on, `Terminated` from the termination on
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html).
 */
function writeCommand({ names }: LayerContext): string {
  return `
cat > ${command} <<'SCRIPT'
#!/bin/bash
set -uo pipefail
missing=0
miss() { echo "$*" >&2; missing=1; }

target() {
  local url=http://169.254.169.254/latest token
  token=$(curl -fsS --max-time 5 -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" $url/api/token) &&
    curl -fsS --max-time 5 -H "X-aws-ec2-metadata-token: $token" $url/meta-data/autoscaling/target-lifecycle-state
}

namespace=$(aws servicediscovery list-namespaces \\
  --query "Namespaces[?Name=='${names.namespace()}'].Id" --output text)
services=$(aws servicediscovery list-services --filters "Name=NAMESPACE_ID,Values=$namespace,Condition=EQ" \\
  --query "Services[].[Name,Id]" --output text)

register() {
  local id state
  if [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" != healthy ]; then
    miss "$1 is not healthy"
    return
  fi
  id=$(awk -v name="$1" '$1 == name { print $2 }' <<< "$services")
  if [[ "$id" != srv-* ]]; then
    miss "service discovery does not know $1"
  elif [ "$(aws servicediscovery list-instances --service-id "$id" \\
    --query "Instances[?Id=='$instance'].Id" --output text)" != "$instance" ]; then
    state=$(target)
    # Registering is asynchronous, and says so once more while it is under way.
    [ "$state" != InService ] || aws servicediscovery register-instance --service-id "$id" \\
      --instance-id "$instance" --attributes "AWS_INSTANCE_IPV4=$address"
    miss "$1 has no entry yet; Auto Scaling leads to: $state"
  fi
}

${calleesFirst(hostedRows)
  .map(({ id }) => `register ${id}`)
  .join("\n")}
exit $missing
SCRIPT
chmod 755 ${command}
`;
}

/**
 * Gives each service its name once it answers, and waits until all have theirs. Callees come first, so that a name leads
 * to nobody who misses another one.
 */
export function registration(context: LayerContext): string {
  return `${writeCommand(context)}
export instance address
retry ${command}
`;
}

/**
 * Each minute: Docker restarts what ended and leaves alone what no longer answers, and the load balancer sees two services
 * of four; an entry that somebody removed would never come back.
 */
export function watch({ settings }: LayerContext): string {
  return `
cat > /etc/systemd/system/watch-services.service <<UNIT
[Unit]
Description=Restarts containers that no longer answer, and registers those that do
[Service]
Type=oneshot
Environment=AWS_DEFAULT_REGION=${settings.region} instance=$instance address=$address
ExecStart=-/bin/sh -c 'docker ps --quiet --filter health=unhealthy | xargs --no-run-if-empty docker restart'
ExecStart=${command}
UNIT
cat > /etc/systemd/system/watch-services.timer <<'UNIT'
[Timer]
OnActiveSec=60
OnUnitActiveSec=60
[Install]
WantedBy=timers.target
UNIT
retry systemctl daemon-reload
retry systemctl enable --now watch-services.timer
`;
}
