// Calls of CloudTrail: those from outside that change something are made again, as far as the trail
// has their parameters; errors that programs of the world got are expected.
#include <algorithm>
#include <array>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "harness/incident/notification.h"
#include "harness/incident/trail_items.h"
#include "harness/incident/trail_operation.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/yaml_text.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

using evidence::text_of;

// What is repeated by another way than a call, or cannot be: it needs a receipt handle of then.
constexpr std::array<std::string_view, 5> kNotCalled = {
    "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:DeleteMessageBatch",
    "sqs:ChangeMessageVisibility", "sqs:ChangeMessageVisibilityBatch"};

// What the trail has in place of a secret.
constexpr std::string_view kHiddenByTrail = "HIDDEN_DUE_TO_SECURITY_REASONS";

// ARNs as the world has them: of its account and in its region. Those without an account, as of
// buckets, and of other accounts stay as they are.
std::string with_own_account(std::string text, const Call& call) {
  constexpr std::string_view kPrefix = "arn:aws:";
  if (call.account.empty()) return text;
  for (std::size_t at = 0; (at = text.find(kPrefix, at)) != std::string::npos;) {
    at = text.find(':', at + kPrefix.size());
    if (at == std::string::npos) break;
    const std::size_t region = at + 1;
    const std::size_t account = text.find(':', region) + 1;
    if (account == 0) break;
    if (text.compare(account, call.account.size() + 1, call.account + ':') != 0) continue;
    text.replace(account, call.account.size(), "${account}");
    if (account - region > 1) text.replace(region, account - region - 1, "${region}");
  }
  return text;
}

// Maps whose names are a user's own.
constexpr std::array<std::string_view, 6> kOwnNames = {
    "Key", "Item", "ExpressionAttributeNames", "ExpressionAttributeValues", "Tags", "Attributes"};

// A value as AWS's API has it: CloudTrail begins the names of members with a small letter.
class Parameters {
 public:
  std::string written(const sim::JsonValue& value, const std::string& name) {
    json_ = {};
    write(value, name);
    return json_.take();
  }

 private:
  void write(const sim::JsonValue& value, const std::string& name) {
    if (value.is_array()) {
      json_.begin_array();
      // What is in a list has members of AWS's own, as each of `Tags`.
      for (const sim::JsonValue& one : value.elements()) write(one, {});
      json_.end_array();
    } else if (value.is_object()) {
      const bool is_own = std::ranges::find(kOwnNames, name) != kOwnNames.end();
      json_.begin_object();
      for (const sim::JsonValue& member : value.members()) {
        const std::string key = harness::without_placeholders(member.name());
        json_.key(is_own ? key : member_of_trail(key));
        write(member, is_own ? std::string{} : member_of_trail(member.name()));
      }
      json_.end_object();
    } else {
      json_.raw(literal_json(value));
    }
  }

  sim::JsonWriter json_;
};

// The members of services of JSON begin with a small letter in AWS's API, too.
bool has_small_members(std::string_view operation) {
  return operation.starts_with("ecs:") || operation.starts_with("logs:");
}

bool is_hidden(std::string_view json) { return json.find(kHiddenByTrail) != json.npos; }

// A value without what the trail hides: variables without their values, members without theirs.
void write_shown(sim::JsonWriter& json, const sim::JsonValue& value) {
  const auto is_shown = [](const sim::JsonValue& one) {
    const bool has_name = one.is_object() && one.find("name") != nullptr;
    return !(one.is_string() && is_hidden(one.string())) &&
           !(has_name && is_hidden(text_of(one, "value")));
  };
  if (value.is_array()) {
    json.begin_array();
    for (const sim::JsonValue& one : value.elements()) {
      if (is_shown(one)) write_shown(json, one);
    }
    json.end_array();
  } else if (value.is_object()) {
    json.begin_object();
    for (const sim::JsonValue& one : value.members()) {
      if (!is_shown(one)) continue;
      json.key(harness::without_placeholders(one.name()));
      write_shown(json, one);
    }
    json.end_object();
  } else {
    json.raw(literal_json(value));
  }
}

// A parameter of the call as the world can take it.
Member member_of(const Maker& maker, const Call& call, const sim::JsonValue& parameter,
                 const KnownTable* table) {
  const bool is_small = has_small_members(call.operation);
  Member member{is_small ? std::string(parameter.name()) : member_of_trail(parameter.name()),
                {},
                recorded(call.time.place)};
  if (member.name == "QueueUrl") {
    member.json = json_string("http://127.0.0.1:4566/${account}/" + name_in(parameter.string()));
    return member;
  }
  if (member.name == "taskDefinition" && call.operation != "ecs:DeregisterTaskDefinition" &&
      maker.world().families.contains(family_in(parameter.string()))) {
    // The world has revisions of its own, of which the newest is meant.
    member.json = json_string(family_in(parameter.string()));
    member.origin = inferred("the family that " + evidence::to_text(call.time.place) + " has");
    return member;
  }
  if (member.name == "Key" && parameter.is_object()) {
    member.json = typed_key(parameter, table);
  } else {
    member.json = is_small ? literal_json(parameter) : Parameters().written(parameter, member.name);
  }
  if (member.name == "overrides" && is_hidden(member.json)) {
    sim::JsonWriter shown;
    write_shown(shown, parameter);
    member.json = shown.take();
    member.origin = inferred("without what " + evidence::to_text(call.time.place) + " hides");
  }
  member.json = with_own_account(std::move(member.json), call);
  return member;
}

}  // namespace

std::vector<Member> input_of_call(const Maker& maker, const Call& call) {
  std::vector<Member> input;
  sim::JsonTree tree;
  if (!tree.read(call.payload)) return input;
  const sim::JsonValue* const found = tree.root().find("requestParameters");
  if (found == nullptr) return input;
  const sim::JsonValue& parameters = *found;
  const bool is_put = call.operation == "dynamodb:PutItem";
  const auto table = maker.world().tables.find(text_of(parameters, "tableName"));
  const KnownTable* const known = table == maker.world().tables.end() ? nullptr : &table->second;
  for (const sim::JsonValue& one : parameters.members()) {
    // Of an item that is put the trail has the key, and the names of all attributes.
    if (one.is_null() || (is_put && (one.name() == "item" || one.name() == "items"))) continue;
    input.push_back(member_of(maker, call, one, known));
    if (is_put && one.name() == "key") input.back().name = "Item";
  }
  return input;
}

namespace {

// Whether a stream or an export tells of the same change of an item, which is made from that.
bool is_told_by_change(const Maker& maker, const Call& call, const std::vector<Member>& input) {
  constexpr sim::Duration kApart = std::chrono::seconds{5};
  const auto key = std::ranges::find_if(
      input, [](const Member& one) { return one.name == "Key" || one.name == "Item"; });
  if (maker.world().has_programs || !call.error.empty()) return false;
  if (!is_item_operation(call.operation) || key == input.end()) return false;
  const std::string table = name_in(call.resource);
  return std::ranges::any_of(maker.happenings().items(), [&](const Item& item) {
    if (!item.is_change || item.table != table || !item.time) return false;
    const sim::Duration apart = item.time->time - call.time.time;
    sim::JsonTree keys;
    return apart < kApart && -apart < kApart && keys.read(item.keys) &&
           literal_json(keys.root()) == key->json;
  });
}

// What is left out as the world does not have what the call is about: it would fail here, and did
// not there. "" if it has, or nobody can say.
std::string lacking(const KnownWorld& world, const Call& call) {
  const std::string service = call.operation.substr(0, call.operation.find(':'));
  if (world.is_made) {
    const bool is_there = service == "sqs" || service == "dynamodb" || service == "sns" ||
                          (service == "ses" && !call.operation.starts_with("ses:Send"));
    return is_there ? "" : "calls of " + service + ", which a world made of evidence is without";
  }
  sim::JsonTree tree;
  if (service != "ecs" || call.operation == "ecs:CreateCluster" || !tree.read(call.payload)) {
    return {};
  }
  const sim::JsonValue* const parameters = tree.root().find("requestParameters");
  if (parameters == nullptr) return {};
  const std::string cluster = name_in(text_of(*parameters, "cluster"));
  if (!cluster.empty() && !world.clusters.contains(cluster))
    return "calls about clusters that the world does not have";
  const std::string family = family_in(text_of(*parameters, "taskDefinition"));
  const bool runs = call.operation == "ecs:RunTask" || call.operation == "ecs:StartTask";
  return runs && !world.families.contains(family)
             ? call.operation + " of families that the world does not have"
             : "";
}

// Without a message's id: what failed, or what a span alone tells of.
bool is_send(std::string_view operation) { return operation.starts_with("sqs:SendMessage"); }

// Ids of what queues of topics have, from which it is published again.
std::set<std::string> published_ids(const Maker& maker) {
  std::set<std::string> ids;
  for (const Message& message : maker.happenings().messages()) {
    const auto notification = notification_in(message);
    if (!notification || !maker.world().topics.contains(notification->topic)) continue;
    ids.insert(notification->id);
  }
  return ids;
}

bool is_published(const std::set<std::string>& published, const Call& call) {
  return call.operation == "sns:Publish" &&
         std::ranges::any_of(call.ids, [&](const evidence::Id& id) {
           return id.kind == evidence::IdKind::kMessage && published.contains(id.value);
         });
}

// Of the task that a call names by its id.
std::string family_of_task(const Maker& maker, const Call& call) {
  const auto& tasks = maker.happenings().tasks();
  const auto id = std::ranges::find(call.ids, evidence::IdKind::kTask, &evidence::Id::kind);
  const auto task = id == call.ids.end() ? tasks.end() : tasks.find(id->value);
  return task == tasks.end() ? "" : maker.family_of(task->second);
}

void stop(Maker& maker, const Call& call) {
  const std::string family = family_of_task(maker, call);
  if (family.empty()) {
    return maker.left_out("StopTask of tasks of which nothing says the family", call.time.place);
  }
  if (!maker.world().families.contains(family)) {
    return maker.left_out("StopTask of families that the world does not have", call.time.place);
  }
  sim::JsonTree tree;
  std::string reason;
  if (tree.read(call.payload)) {
    if (const sim::JsonValue* const parameters = tree.root().find("requestParameters")) {
      reason = text_of(*parameters, "reason");
    }
  }
  const Origin place = recorded(call.time.place);
  Entry entry{{0, "stop:", place},
              {1, "family: " + harness::yaml_scalar(family), joined(call.time.place)}};
  if (!reason.empty()) entry.push_back({1, "reason: " + json_string(reason), place});
  maker.add_step(call.time, std::move(entry), "tasks stopped from outside");
}

// What somebody does who is no program of the world: receives, and deletes what was received.
class Receiving {
 public:
  explicit Receiving(Maker& maker) : maker_(maker) {}

  // False if the call is none of these.
  bool make(const Call& call) {
    const bool receives = call.operation == "sqs:ReceiveMessage";
    const bool deletes = call.operation == "sqs:DeleteMessage";
    if (maker_.world().has_programs || !call.error.empty() || (!receives && !deletes)) return false;
    const std::string queue = name_in(call.resource);
    int& held = held_[{call.actor, queue}];
    const Origin place = recorded(call.time.place);
    if (receives) {
      const int most = most_of(call);
      held += most;
      step("receive", call, queue, place, most);
      return true;
    }
    if (held == 0) step("receive", call, queue, inferred("it was deleted"), 1);
    held = std::max(held - 1, 0);
    step("delete", call, queue, place, 1);
    return true;
  }

 private:
  static int most_of(const Call& call) {
    sim::JsonTree tree;
    if (!tree.read(call.payload)) return 1;
    const sim::JsonValue* const parameters = tree.root().find("requestParameters");
    if (parameters == nullptr) return 1;
    const std::string most(text_of(*parameters, "maxNumberOfMessages"));
    return std::clamp(std::atoi(most.c_str()), 1, 10);
  }

  void step(const char* kind, const Call& call, const std::string& queue, const Origin& place,
            int most) {
    Entry entry{{0, std::string(kind) + ":", place}, {1, "queue: " + json_string(queue), place}};
    if (!call.actor.empty()) entry.push_back({1, "as: " + harness::yaml_scalar(call.actor), place});
    if (most > 1) entry.push_back({1, "most: " + std::to_string(most), place});
    maker_.add_step(call.time, std::move(entry), "receives and deletions from outside");
  }

  Maker& maker_;
  std::map<std::pair<std::string, std::string>, int> held_;  // by who holds, of which queue
};

void make_call(Maker& maker, const std::set<std::string>& published, const Call& call) {
  if (maker.is_foreign(call.account)) {
    return maker.left_out("calls in another account than most of the evidence", call.time.place);
  }
  if (call.is_setup) return maker.made("calls of the world's own setup");
  if (call.reads && call.error.empty()) return maker.left_out("calls that change nothing");
  if (maker.is_inside(call.actor)) return maker.made("calls that programs of the world make");
  if (maker.is_before(call.time)) return maker.left_out("calls from before");
  if (call.operation == "ecs:StopTask" && call.error.empty()) return stop(maker, call);
  const std::string operation = operation_of_trail(call);
  if (operation.empty()) {
    return maker.left_out("calls of services that no fake is of", call.time.place);
  }
  if (std::ranges::find(kNotCalled, call.operation) != kNotCalled.end()) {
    return maker.left_out(call.operation + " from outside, which cannot be repeated",
                          call.time.place);
  }
  if (is_published(published, call)) return maker.made("calls that notifications tell of");
  const std::string lacks = call.error.empty() ? lacking(maker.world(), call) : "";
  if (!lacks.empty()) return maker.left_out(lacks, call.time.place);
  const std::vector<Member> input = input_of_call(maker, call);
  sim::JsonTree tree;
  const sim::JsonValue* const parameters =
      tree.read(call.payload) ? tree.root().find("requestParameters") : nullptr;
  const bool is_whole = !call.operation.starts_with("dynamodb:") || parameters == nullptr ||
                        has_whole_input(call.operation, *parameters);
  const bool has_hidden =
      std::ranges::any_of(input, [](const Member& one) { return is_hidden(one.json); });
  if (is_send(call.operation) || has_hidden || !is_whole) {
    return maker.left_out(call.operation + " whose content is not in the trail", call.time.place);
  }
  if (is_told_by_change(maker, call, input)) {
    return maker.made("calls that records of streams tell of");
  }
  Entry entry = call_entry(operation, call.actor, recorded(call.time.place), input);
  if (!call.error.empty()) {
    const std::string error = harness::without_placeholders(call.error);
    entry.push_back({1, "error: " + harness::yaml_scalar(error), recorded(call.time.place)});
  }
  maker.add_step(call.time, std::move(entry), "calls from outside");
}

void expect_errors(Maker& maker) {
  struct Failed {
    std::uint64_t count = 0;
    evidence::Place place;
  };
  std::map<std::pair<std::string, std::string>, Failed> failed;
  for (const Call& call : maker.happenings().calls()) {
    const std::string operation = operation_of_trail(call);
    if (call.error.empty() || operation.empty() || maker.is_before(call.time)) continue;
    if (maker.is_foreign(call.account) || !maker.is_inside(call.actor)) continue;
    Failed& one = failed[{operation, call.error}];
    if (one.count++ == 0) one.place = call.time.place;
  }
  for (const auto& [what, one] : failed) {
    const Origin place = recorded(one.place);
    maker.expect(
        {{0, "api:", place},
         {1, "operation: " + harness::yaml_scalar(what.first), place},
         {1, "error: " + harness::yaml_scalar(harness::without_placeholders(what.second)), place},
         {1, "at_least: " + std::to_string(one.count), place},
         {1, "within: 1h", invented()}},
        "errors that programs of the world got");
  }
}

}  // namespace

void make_calls(Maker& maker) {
  Receiving receiving(maker);
  const std::set<std::string> published = published_ids(maker);
  for (const Call& call : maker.happenings().calls()) {
    const bool is_own = !maker.is_foreign(call.account) && !maker.is_before(call.time);
    if (!is_own || !receiving.make(call)) make_call(maker, published, call);
  }
  expect_errors(maker);
}

}  // namespace incident
