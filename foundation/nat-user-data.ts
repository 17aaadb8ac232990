import type { LayerContext } from "../shared/components";

/**
 * What the NAT instance does when it boots: makes room to install a package (it has 512 MB), takes the environment's
 * address, forwards with its own address, and has EC2 deliver what is not addressed to it. Each call to AWS is tried
 * until it succeeds: an instance that gave up would stay, and forward nothing.
 */
export function natUserData({ names, settings }: LayerContext): string {
  const { region, network, environment } = settings;
  return `#!/bin/bash
set -uo pipefail

retry() {
  until "$@"; do
    echo "retrying: $*" >&2
    sleep 5
  done
}

metadata() {
  local token
  token=$(curl -sf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" http://169.254.169.254/latest/api/token) &&
    curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}

export AWS_DEFAULT_REGION=${region}

dd if=/dev/zero of=/swapfile bs=1M count=1024
chmod 600 /swapfile
mkswap /swapfile
swapon /swapfile
echo "/swapfile none swap defaults 0 0" >> /etc/fstab

instance=""
until [ -n "$instance" ]; do instance=$(metadata instance-id) || sleep 1; done

address=""
until [[ "$address" == eipalloc-* ]]; do
  address=$(aws ec2 describe-addresses \\
    --filters "Name=tag:Name,Values=${names.nat()}" "Name=tag:env,Values=${environment}" \\
    --query "Addresses[0].AllocationId" --output text)
  [[ "$address" == eipalloc-* ]] || sleep 5
done
retry aws ec2 associate-address --instance-id "$instance" --allocation-id "$address" --allow-reassociation

retry dnf install -y nftables

cat > /etc/sysctl.d/90-nat.conf <<'CONF'
net.ipv4.ip_forward = 1
CONF
retry sysctl -w net.ipv4.ip_forward=1

device=$(ip -o -4 route show to default | awk '{print $5; exit}')
cat > /etc/sysconfig/nftables.conf <<CONF
flush ruleset
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    ip saddr ${network.cidr} oifname "$device" masquerade
  }
}
CONF
systemctl enable nftables
retry systemctl restart nftables

# Last: the route updater takes it for the sign that this instance forwards.
retry aws ec2 modify-instance-attribute --instance-id "$instance" --no-source-dest-check
`;
}
