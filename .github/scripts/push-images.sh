#!/usr/bin/env bash
# Copies the images that the environment $ENVIRONMENT runs, and lacks, from the registry $IMAGE_SOURCE (for example
# ghcr.io/tradai) into its repositories. A tag never moves, so what is there already is left alone. Without
# $IMAGE_SOURCE somebody else pushes them, and it only says which are missing.
set -euo pipefail

images=$(npm run --silent images -- "$ENVIRONMENT")
registry=$(cut -f 2 <<<"$images" | cut -d / -f 1 | sort -u)

aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
case ${IMAGE_SOURCE:=} in
  ghcr.io/*) docker login --username "$GITHUB_ACTOR" --password-stdin ghcr.io <<<"$REGISTRY_TOKEN" ;;
esac

missing=()
while IFS=$'\t' read -r name reference repository version; do
  if [ "$name" = - ]; then
    # The first pull through the cache has to come from outside the VPC.
    docker pull --quiet "$reference" </dev/null
    continue
  fi
  found=$(aws ecr batch-get-image --repository-name "$repository" --image-ids "imageTag=$version" \
    --query 'images[].imageId.imageTag' --output text </dev/null)
  [ -z "$found" ] || continue
  if [ -z "$IMAGE_SOURCE" ]; then
    missing+=("$reference")
    continue
  fi
  # By way of a pull, because Lambda takes no index of several platforms.
  docker pull --quiet --platform linux/amd64 "$IMAGE_SOURCE/$name:$version" </dev/null
  docker tag "$IMAGE_SOURCE/$name:$version" "$reference"
  docker push --quiet "$reference" </dev/null
  docker image rm --force "$IMAGE_SOURCE/$name:$version" "$reference" >/dev/null
done <<<"$images"

if [ "${#missing[@]}" -gt 0 ]; then
  printf '::error::no image %s; push it, or name a registry in the variable IMAGE_SOURCE\n' "${missing[@]}"
  exit 1
fi
