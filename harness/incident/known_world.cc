#include "harness/incident/known_world.h"

#include <algorithm>

#include "harness/evidence/fields.h"
#include "harness/incident/names.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::list_of;
using evidence::text_of;

void add_queue(const sim::JsonValue& input, KnownWorld& known) {
  KnownQueue& queue = known.queues[std::string(text_of(input, "QueueName"))];
  const sim::JsonValue* const attributes = input.find("Attributes");
  sim::JsonTree policy;
  if (attributes == nullptr || !policy.read(text_of(*attributes, "RedrivePolicy"))) return;
  queue.dead_letters = name_in(text_of(policy.root(), "deadLetterTargetArn"));
  queue.most_receives = std::atoi(std::string(text_of(policy.root(), "maxReceiveCount")).c_str());
}

void add_table(const sim::JsonValue& input, KnownWorld& known) {
  KnownTable& table = known.tables[std::string(text_of(input, "TableName"))];
  if (const sim::JsonValue* const keys = list_of(input, "KeySchema")) {
    for (const sim::JsonValue& key : keys->elements()) {
      const auto at = text_of(key, "KeyType") == "HASH" ? table.keys.begin() : table.keys.end();
      table.keys.insert(at, std::string(text_of(key, "AttributeName")));
    }
  }
  if (const sim::JsonValue* const types = list_of(input, "AttributeDefinitions")) {
    for (const sim::JsonValue& one : types->elements()) {
      table.types.emplace(text_of(one, "AttributeName"), text_of(one, "AttributeType"));
    }
  }
}

void add_family(const sim::JsonValue& input, const harness::WorldConfig& world, KnownWorld& known) {
  KnownFamily& family = known.families[std::string(text_of(input, "family"))];
  const sim::JsonValue* const containers = list_of(input, "containerDefinitions");
  if (containers == nullptr) return;
  for (const sim::JsonValue& one : containers->elements()) {
    family.containers.emplace_back(text_of(one, "name"));
    family.runs = family.runs || world.images.contains(std::string(text_of(one, "image")));
  }
}

void add_service(const sim::JsonValue& input, KnownWorld& known) {
  KnownFamily& started = known.families[family_in(text_of(input, "taskDefinition"))];
  started.at_start += std::atoi(std::string(text_of(input, "desiredCount")).c_str());
  started.service = text_of(input, "serviceName");
}

void add_subscription(const sim::JsonValue& input, KnownWorld& known) {
  if (text_of(input, "Protocol") != "sqs") return;
  known.queues[name_in(text_of(input, "Endpoint"))].is_fed_by_topic = true;
}

void add(const harness::SetupCall& call, const harness::WorldConfig& world, KnownWorld& known) {
  sim::JsonTree tree;
  if (!tree.read(call.input)) return;
  const sim::JsonValue& input = tree.root();
  if (call.operation == "CreateQueue") add_queue(input, known);
  if (call.operation == "CreateTable") add_table(input, known);
  if (call.operation == "RegisterTaskDefinition") add_family(input, world, known);
  if (call.operation == "CreateService") add_service(input, known);
  if (call.operation == "CreateCluster") known.clusters.emplace(text_of(input, "clusterName"));
  if (call.operation == "CreateTopic") known.topics.emplace(text_of(input, "Name"));
  if (call.operation == "Subscribe") add_subscription(input, known);
}

}  // namespace

std::string KnownWorld::source_of(std::string_view dead_letters) const {
  std::string source;
  for (const auto& [name, queue] : queues) {
    if (queue.dead_letters != dead_letters) continue;
    if (!source.empty()) return {};
    source = name;
  }
  return source;
}

bool KnownWorld::is_dead_letter_queue(std::string_view name) const {
  return std::ranges::any_of(queues,
                             [&](const auto& one) { return one.second.dead_letters == name; });
}

std::string KnownWorld::family_of_service(std::string_view service) const {
  std::string found;
  for (const auto& [name, family] : families) {
    if (family.service.empty() || family.service != service) continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

std::string KnownWorld::family_of_container(std::string_view container) const {
  std::string found;
  for (const auto& [name, family] : families) {
    if (std::ranges::find(family.containers, container) == family.containers.end()) continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

KnownWorld known_world(const harness::WorldConfig& world) {
  KnownWorld known;
  known.mail_domains = world.mail_domains;
  known.has_programs = !world.images.empty();
  for (const auto& [name, image] : world.images) known.images.insert(name);
  known.setup = world.setup;
  for (const harness::SetupCall& call : world.setup) add(call, world, known);
  return known;
}

}  // namespace incident
