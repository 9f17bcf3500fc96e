// What a container is started with: its arguments, folder and variables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/runner.h"
#include "harness/world/config.h"

namespace harness {

using Variables = std::map<std::string, std::string>;

// Where a container finds things, as its programs see it.
struct ContainerLayout {
  std::string task;                   // the container's own folder
  std::string shared;                 // outlives tasks
  std::string bin;                    // the world's own programs
  std::string git;                    // the repositories of a git host
  std::string git_base;               // what the git host's URLs begin with; "": there is no host
  std::string endpoint;               // of AWS: `http://127.0.0.1:4566`
  std::string metadata;               // stands before `/v4/…`: `http://169.254.170.2`
  bool has_metadata_address = false;  // `metadata` is at AWS's own address
  std::string address;                // of the task
  Variables aws_tls_endpoint;         // what leads to AwsTlsEndpoint; empty if there is none
  std::string credentials;            // the path of the task's credentials
  std::string token;                  // the request for them needs it if the address is not AWS's
};

// All the variables of a container. What ECS and its agent set wins over the task definition, that
// over the world's `env`, that over what the world sets where nobody else does: AWS_ENDPOINT_URL,
// HOME, TMPDIR, TZ, and git's. `http://127.0.0.1:4566` in a value stands for the World, wherever it
// is for this task. PATH has the world's own programs in front.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-metadata.html
Variables environment_of(const ecs::ContainerSpec& spec, const CommandConfig& command,
                         const ContainerLayout& layout);

// The variables of a container of an engine: its image has PATH, HOME and git of its own.
Variables engine_environment_of(const ecs::ContainerSpec& spec, const EngineConfig& engine,
                                const ContainerLayout& layout);

// ENTRYPOINT and CMD as a container runtime puts them together: a task definition's entryPoint
// replaces both, its command the latter. Those of the world are filled in; a task definition's are
// taken as they are, as ECS does, so that `sh -c 'echo ${NAME}'` is the shell's.
std::vector<std::string> arguments_of(const ecs::ContainerSpec& spec, const CommandConfig& command,
                                      const ContainerLayout& layout, const Variables& variables);

// `text` with `{task}`, `{shared}` and `{NAME}` of a variable replaced. Other braces stay.
std::string filled_in(std::string_view text, const ContainerLayout& layout,
                      const Variables& variables);

}  // namespace harness
