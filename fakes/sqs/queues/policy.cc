#include "fakes/sqs/queues/policy.h"

#include <nlohmann/json.hpp>

#include "fakes/sqs/errors.h"

namespace sqs {
namespace {

using Json = nlohmann::ordered_json;  // keys in the order in which SQS writes them

Json policy_of(const Queue& queue) {
  const auto found = queue.attributes.find("Policy");
  Json policy = found != queue.attributes.end()
                    ? Json::parse(found->second)
                    : Json{{"Version", "2008-10-17"}, {"Id", queue.arn + "/SQSDefaultPolicy"}};
  // A policy may have one statement without a list around it.
  Json& statements = policy["Statement"];
  if (statements.is_object()) statements = Json::array({statements});
  if (statements.is_null()) statements = Json::array();
  return policy;
}

bool has_label(const Json& statement, const std::string& label) {
  return statement.is_object() && statement.contains("Sid") && statement["Sid"] == label;
}

// One value stands alone, more are a list.
Json one_or_list(const std::vector<std::string>& values) {
  return values.size() == 1 ? Json(values.front()) : Json(values);
}

}  // namespace

std::string policy_with(const Queue& queue, const Permission& permission) {
  Json policy = policy_of(queue);
  for (const Json& statement : policy["Statement"]) {
    if (has_label(statement, permission.label)) {
      throw invalid_value(permission.label, "Label", "Already exists.");
    }
  }
  std::vector<std::string> principals;
  for (const std::string& id : permission.account_ids) {
    principals.push_back("arn:aws:iam::" + id + ":root");
  }
  std::vector<std::string> actions;
  for (const std::string& action : permission.actions) actions.push_back("SQS:" + action);
  policy["Statement"].push_back(Json{{"Sid", permission.label},
                                     {"Effect", "Allow"},
                                     {"Principal", {{"AWS", one_or_list(principals)}}},
                                     {"Action", one_or_list(actions)},
                                     {"Resource", queue.arn}});
  return policy.dump();
}

std::string policy_without(const Queue& queue, const std::string& label) {
  if (!queue.attributes.contains("Policy")) {
    throw invalid_value(label, "Label", "can't find label.");
  }
  Json policy = policy_of(queue);
  Json kept = Json::array();
  for (const Json& statement : policy["Statement"]) {
    if (!has_label(statement, label)) kept.push_back(statement);
  }
  if (kept.size() == policy["Statement"].size()) {
    throw invalid_value(label, "Label", "can't find label on existing policy.");
  }
  if (kept.empty()) return {};
  policy["Statement"] = kept;
  return policy.dump();
}

}  // namespace sqs
