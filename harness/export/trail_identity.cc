#include "harness/export/trail_identity.h"

#include <string>

#include "harness/export/ids.h"
#include "harness/story/text.h"

namespace exporting {
namespace {

// What a role of a task is called: by its definition, or by its family if that names none.
std::string role_of(const KnownTask& task, const TaskBook& tasks) {
  const ecs::TaskDefinition* const definition = tasks.definition_of(task);
  if (definition == nullptr || definition->task_role_arn.empty()) return task.family;
  return std::string(harness::last_part(definition->task_role_arn));
}

void write_role(const std::string& role, const std::string& session, std::string_view account,
                sim::JsonWriter& json) {
  const std::string id = iam_id_of("AROA", role);
  const std::string iam = "arn:aws:iam::" + std::string(account);
  const std::string sts = "arn:aws:sts::" + std::string(account);
  json.begin_object();
  json.key("type").value("AssumedRole");
  json.key("principalId").value(id + ":" + session);
  json.key("arn").value(sts + ":assumed-role/" + role + "/" + session);
  json.key("accountId").value(account);
  json.key("accessKeyId").value(iam_id_of("ASIA", session));
  json.key("sessionContext").begin_object();
  json.key("sessionIssuer").begin_object();
  json.key("type").value("Role").key("principalId").value(id);
  json.key("arn").value(iam + ":role/" + role);
  json.key("accountId").value(account).key("userName").value(role);
  json.end_object();
  json.end_object();
  json.end_object();
}

void write_user(const std::string& name, std::string_view account, sim::JsonWriter& json) {
  json.begin_object();
  json.key("type").value("IAMUser");
  json.key("principalId").value(iam_id_of("AIDA", name));
  json.key("arn").value("arn:aws:iam::" + std::string(account) + ":user/" + name);
  json.key("accountId").value(account);
  json.key("userName").value(name);
  json.end_object();
}

}  // namespace

void write_identity(const AnsweredCall& call, const TaskBook& tasks, sim::JsonWriter& json) {
  const std::string& actor = call.call.actor;
  if (const KnownTask* const task = tasks.only_one_of(actor)) {
    const std::string session(harness::last_part(task->task.task_arn));
    return write_role(role_of(*task, tasks), session, call.request.account, json);
  }
  if (const KnownTask* const one = tasks.any_of(actor)) {
    const std::string name(harness::last_part(actor));
    return write_role(role_of(*one, tasks), name, call.request.account, json);
  }
  write_user(actor, call.request.account, json);
}

}  // namespace exporting
