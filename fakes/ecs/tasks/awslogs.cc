#include "fakes/ecs/tasks/awslogs.h"

#include <map>
#include <string>

namespace ecs {
namespace {

using LogOptions = std::map<std::string, std::string>;

std::string option(const LogOptions& options, const char* name) {
  const auto found = options.find(name);
  return found == options.end() ? std::string{} : found->second;
}

aws::LogSink::Stream stream_of(const std::string& account, const std::string& region,
                               const LogOptions& options) {
  aws::LogSink::Stream stream;
  stream.account = account;
  stream.region = option(options, "awslogs-region");
  if (stream.region.empty()) stream.region = region;
  stream.group = option(options, "awslogs-group");
  return stream;
}

}  // namespace

void open_log(aws::Environment& environment, const ContainerSpec& spec) {
  if (environment.logs == nullptr || spec.log_driver != "awslogs") return;
  if (option(spec.log_options, "awslogs-create-group") != "true") return;
  environment.logs->create_group(stream_of(spec.account, spec.region, spec.log_options));
}

void write_log(aws::Environment& environment, const TaskState& state,
               const ContainerDefinition& container, std::string_view line) {
  // An event has at least one byte: the driver drops what is empty.
  if (line.empty()) return;
  if (environment.logs == nullptr || !container.log_configuration) return;
  if (container.log_configuration->log_driver != "awslogs") return;
  const LogOptions& options = container.log_configuration->options;
  aws::LogSink::Stream stream = stream_of(state.scope.account, state.scope.region, options);
  stream.name = option(options, "awslogs-stream-prefix");
  stream.name.append("/").append(container.name).append("/").append(state.id());
  environment.logs->append(stream, environment.now(), line);
}

}  // namespace ecs
