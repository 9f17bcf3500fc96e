#include "fakes/ecs/services/services.h"

#include <algorithm>
#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/ecs/errors.h"

namespace ecs {
namespace {

// How long INACTIVE services are kept. AWS says only that they may be cleaned up at some time.
constexpr sim::Duration kInactiveVisible = std::chrono::hours{1};

}  // namespace

const aws::Structure& ServiceRecord::shape() {
  static const aws::Structure kShape = aws::Structure("ServiceRecord")
                                           .field<&ServiceRecord::service>("service")
                                           .field<&ServiceRecord::request>("request")
                                           .field<&ServiceRecord::history>("history");
  return kShape;
}

Services::Services(aws::Environment& environment, const Options& options, Records& records,
                   Clusters& clusters, TaskDefinitions& definitions, Tasks& tasks)
    : environment_(environment),
      records_(records),
      scheduler_(environment, options, clusters, definitions, tasks,
                 [this](const ServiceState& state) { save(state); }) {
  tasks.on_change([this](const TaskState& task) { task_changed(task); });
}

ServiceState* Services::find(const Cluster& cluster, std::string_view identifier) {
  const aws::Arn arn = *aws::parse_arn(cluster.cluster_arn);
  const std::string prefix = service_arn({arn.account, arn.region}, cluster.cluster_name, "");
  const std::string wanted = as_arn(identifier, prefix);
  return wanted.starts_with(prefix) ? by_arn(wanted) : nullptr;
}

ServiceState& Services::require(const Cluster& cluster, std::string_view identifier) {
  ServiceState* state = find(cluster, identifier);
  if (state == nullptr || state->service.status == "INACTIVE") throw service_not_found();
  return *state;
}

ServiceState* Services::by_arn(std::string_view arn) {
  const auto found = by_arn_.find(arn);
  return found == by_arn_.end() ? nullptr : &found->second;
}

std::vector<ServiceState*> Services::of_cluster(std::string_view cluster_arn) {
  std::vector<ServiceState*> result;
  for (auto& [arn, state] : by_arn_) {
    if (state.service.cluster_arn == cluster_arn && state.service.status != "INACTIVE") {
      result.push_back(&state);
    }
  }
  return result;
}

bool Services::are_steady() const {
  return std::all_of(by_arn_.begin(), by_arn_.end(), [](const auto& entry) {
    const ServiceState& state = entry.second;
    return state.is_steady || state.service.status == "INACTIVE";
  });
}

bool Services::use(std::string_view task_definition_arn) const {
  return std::any_of(by_arn_.begin(), by_arn_.end(), [&](const auto& entry) {
    const Service& service = entry.second.service;
    const auto& all = service.deployments;
    return service.status != "INACTIVE" &&
           (service.task_definition == task_definition_arn ||
            std::any_of(all.begin(), all.end(), [&](const Deployment& deployment) {
              return deployment.task_definition == task_definition_arn;
            }));
  });
}

void Services::forget_inactive() {
  const sim::Time limit = environment_.now() - kInactiveVisible;
  std::erase_if(by_arn_, [&](const auto& entry) {
    const bool old = entry.second.inactive_since.value_or(sim::Time::max()) <= limit;
    if (old) records_.remove(Kind::kService, entry.first);
    return old;
  });
}

ServiceState& Services::add(ServiceState state, Deployment deployment) {
  forget_inactive();
  ServiceState& kept = by_arn_[state.service.service_arn];
  kept = std::move(state);
  deploy(kept, std::move(deployment));
  changed(kept);
  return kept;
}

void Services::changed(ServiceState& state) {
  save(state);
  scheduler_.wake(state);
}

void Services::save(const ServiceState& state) {
  records_.save(Kind::kService, state.service.service_arn,
                ServiceRecord{state.service, state.request, state.history});
}

void Services::task_changed(const TaskState& task) {
  constexpr std::string_view kPrefix = "service:";
  if (!task.task.group.starts_with(kPrefix)) return;
  const std::string name = task.task.group.substr(kPrefix.size());
  ServiceState* state = by_arn(service_arn(task.scope, task.cluster, name));
  if (state != nullptr) scheduler_.task_changed(*state, task);
}

void Services::load() {
  by_arn_.clear();
  records_.load<ServiceRecord>(Kind::kService, [this](ServiceRecord record) {
    const aws::Arn arn = *aws::parse_arn(record.service.service_arn);
    ServiceState& state = by_arn_[record.service.service_arn];
    state.scope = {arn.account, arn.region};
    state.cluster = last_part(record.service.cluster_arn);
    state.service = std::move(record.service);
    state.request = std::move(record.request);
    state.history = std::move(record.history);
    if (state.service.status == "INACTIVE") {
      state.inactive_since = environment_.now();
    } else {
      scheduler_.wake(state);
    }
  });
}

}  // namespace ecs
