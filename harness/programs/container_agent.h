// What the container agent answers to the programs of a task: metadata, credentials, protection.
//
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "fakes/aws/environment.h"
#include "harness/programs/program_containers.h"
#include "sim/http/message.h"
#include "sim/time/time.h"

namespace harness {

class ContainerAgent {
 public:
  // `program_time` says what time the programs have, which may not be the World's.
  ContainerAgent(const aws::Environment& environment, const ProgramContainers& containers,
                 std::function<sim::Time()> program_time)
      : environment_(environment),
        containers_(containers),
        program_time_(std::move(program_time)) {}

  // Answers `/v4/{id}`, `/v4/{id}/task`, `/v4/{id}/stats`, `/v4/{id}/task/stats`,
  // `/v2/credentials/{id}` and `/api/{id}/task-protection/v1/state`; 404 for anything else.
  // `path` is the request's without Sandboxes::kMetadataPrefix.
  sim::http::Response answer(std::string_view path, const sim::http::Request& request);

 private:
  sim::http::Response metadata(std::string_view rest);
  sim::http::Response credentials(std::string_view path, const sim::http::Request& request);
  sim::http::Response protection(std::string_view rest, const sim::http::Request& request);
  sim::http::Response protection_of(const ProgramContainer& container);

  const aws::Environment& environment_;
  const ProgramContainers& containers_;
  std::function<sim::Time()> program_time_;
};

}  // namespace harness
