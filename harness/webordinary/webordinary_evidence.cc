#include "harness/webordinary/webordinary_evidence.h"

#include <algorithm>
#include <optional>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/scenario/yaml_text.h"
#include "harness/story/text.h"
#include "harness/webordinary/decisions.h"
#include "harness/webordinary/naming.h"
#include "harness/webordinary/queue_names.h"
#include "sim/journal/json_tree.h"

namespace harness {
namespace {

// What of a queue's name follows the prefix; "" if it has another one.
std::string owner_of(std::string_view resource, std::string_view prefix) {
  const std::string_view name = last_part(resource);
  return name.starts_with(prefix) ? std::string(name.substr(prefix.size())) : std::string{};
}

std::string id_of(const evidence::Fact& fact, evidence::IdKind kind) {
  const auto found = std::ranges::find(fact.ids, kind, &evidence::Id::kind);
  return found == fact.ids.end() ? std::string{} : found->value;
}

// What a command and its answer have in common: the session and the command, by their ids. "" of a
// text that is neither.
std::string work_in(std::string_view body) {
  sim::JsonTree tree;
  if (!tree.read(body) || !tree.root().is_object()) return {};
  const std::string_view session = evidence::text_of(tree.root(), "sessionId");
  const std::string_view command = evidence::text_of(tree.root(), "commandId");
  if (session.empty() || command.empty()) return {};
  return std::string(session) + '\n' + std::string(command);
}

}  // namespace

WebordinaryEvidence::WebordinaryEvidence(const WorldConfig& world)
    : mail_domains_(world.mail_domains) {
  const WebordinaryConfig config = webordinary_config(world);
  for (const SiteConfig& site : config.sites) sites_.emplace(site.client, site.project);
  for (const UserConfig& user : config.users) users_.insert(user.email);
}

void WebordinaryEvidence::see_mail(const evidence::Fact& fact) {
  const std::size_t at = fact.resource.find('@');
  if (at == std::string::npos || entries_.size() >= kMostKept) return;
  if (std::ranges::find(mail_domains_, fact.resource.substr(at + 1)) == mail_domains_.end()) return;
  const std::optional<ContainerName> container = container_of_mail(fact.resource, fact.actor);
  if (!container) return;
  const std::string site = "client: " + yaml_scalar(container->client) +
                           ", project: " + yaml_scalar(container->project) + "}";
  if (sites_.emplace(container->client, container->project).second) {
    entries_.push_back({"sites", "{" + site, "mail came to it", fact.place});
  }
  if (users_.insert(fact.actor).second) {
    entries_.push_back(
        {"users", "{email: " + yaml_scalar(fact.actor) + ", " + site, "who wrote", fact.place});
  }
}

void WebordinaryEvidence::see_body(const std::string& text) {
  if (by_md5_.size() == kMostKept) return;
  if (std::string work = work_in(text); !work.empty()) by_md5_[sqs::md5(text)] = std::move(work);
}

void WebordinaryEvidence::see(const evidence::Fact& fact) {
  if (fact.operation == "mail:Message" || fact.operation == "ses:Received") return see_mail(fact);
  if (fact.operation == "sqs:Message") return see_in_queue(fact);
  if (!fact.time) return;
  if (fact.operation == "ecs:TaskStarted") return see_started(fact);
  if (fact.operation == "sqs:SendMessage") see_sent(fact);
}

void WebordinaryEvidence::see_in_queue(const evidence::Fact& fact) {
  const std::string message = id_of(fact, evidence::IdKind::kMessage);
  sim::JsonTree payload;
  if (message.empty() || by_message_.size() == kMostKept || !payload.read(fact.payload)) return;
  std::string work = work_in(evidence::text_of(payload.root(), "body"));
  if (!work.empty()) by_message_[message] = std::move(work);
}

void WebordinaryEvidence::see_sent(const evidence::Fact& fact) {
  const std::string to_input = owner_of(fact.resource, kInputPrefix);
  const std::string to_output = owner_of(fact.resource, kOutputPrefix);
  if (to_input.empty() && to_output.empty()) return;
  const std::string message = id_of(fact, evidence::IdKind::kMessage);
  const std::string md5 = id_of(fact, evidence::IdKind::kBodyMd5);
  const bool is_told = !message.empty() && messages_.contains(message);
  if (is_told || told_ == kMostKept) return;
  if (!message.empty()) messages_.insert(message);
  ++told_;
  const Told told{*fact.time, fact.place, message, md5};
  if (!to_input.empty()) {
    containers_[to_input].commands.push_back(told);
  } else {
    containers_[to_output].answers.push_back(told);
  }
}

void WebordinaryEvidence::see_started(const evidence::Fact& fact) {
  sim::JsonTree state;
  if (!fact.payload_is_json || !state.read(fact.payload)) return;
  const sim::JsonValue* const overrides =
      evidence::at(state.root(), {"overrides", "containerOverrides"});
  if (overrides == nullptr) return;
  for (const sim::JsonValue& one : overrides->elements()) {
    const sim::JsonValue* const variables = evidence::list_of(one, "environment");
    if (variables == nullptr) continue;
    for (const sim::JsonValue& variable : variables->elements()) {
      if (evidence::text_of(variable, "name") != "CONTAINER_ID") continue;
      if (starts_ == kMostKept) return;
      ++starts_;
      started_[std::string(evidence::text_of(variable, "value"))].push_back(*fact.time);
    }
  }
}

const std::string& WebordinaryEvidence::work_of(const Told& told) const {
  static const std::string kNone;
  if (const auto found = by_message_.find(told.message); found != by_message_.end()) {
    return found->second;
  }
  const auto found = by_md5_.find(told.body_md5);
  return found == by_md5_.end() ? kNone : found->second;
}

// By the order of the commands.
std::vector<WebordinaryEvidence::Run> WebordinaryEvidence::runs_of(
    const Container& container) const {
  std::map<std::string_view, std::size_t> answers;  // the first that says to what it is
  for (std::size_t i = container.answers.size(); i-- > 0;) {
    if (const std::string& work = work_of(container.answers[i]); !work.empty()) answers[work] = i;
  }
  std::vector<Run> runs;
  std::vector<bool> is_taken(container.answers.size());
  std::set<std::string_view> asked;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < container.commands.size(); ++i) {
    const std::string& work = work_of(container.commands[i]);
    const auto answer = work.empty() ? answers.end() : answers.find(work);
    if (!work.empty()) asked.insert(work);
    if (answer == answers.end() || is_taken[answer->second]) {
      others.push_back(i);
    } else {
      is_taken[answer->second] = true;
      runs.push_back({i, answer->second, true});
    }
  }
  // What is left on both sides goes together in its order, where no id speaks against it.
  for (const std::size_t command : others) {
    const bool says = !work_of(container.commands[command]).empty();
    for (std::size_t i = 0; i < container.answers.size(); ++i) {
      const std::string& work = work_of(container.answers[i]);
      if (is_taken[i] || (!work.empty() && (says || asked.contains(work)))) continue;
      is_taken[i] = true;
      runs.push_back({command, i, false});
      break;
    }
  }
  std::ranges::sort(runs, {}, &Run::command);
  return runs;
}

void WebordinaryEvidence::decide(const std::string& owner, const Container& container,
                                 std::vector<RecordedDecision>& decisions) const {
  const std::vector<Run> runs = runs_of(container);
  const auto started = started_.find(owner);
  std::optional<sim::Time> free;  // when the run before was over
  for (const Run& run : runs) {
    const Told& end = container.answers[run.answer];
    sim::Time begin = container.commands[run.command].time;
    if (free) begin = std::max(begin, *free);
    if (started != started_.end()) {
      for (const sim::Time time : started->second) {
        if (time < end.time) begin = std::max(begin, time);
      }
    }
    free = free ? std::max(*free, end.time) : end.time;
    const std::size_t next = run.command + 1;
    const bool is_interrupted =
        next < container.commands.size() && container.commands[next].time < end.time;
    if (is_interrupted || end.time <= begin) continue;
    decisions.push_back({std::string(kClaudeTakes.name), owner, run.command + 1, end.time - begin,
                         end.place,
                         run.is_joined ? "from the command to the answer that has its id"
                                       : "from the command to the answer in its place in the order",
                         run.is_joined});
  }
}

std::vector<RecordedDecision> WebordinaryEvidence::decisions() const {
  std::vector<RecordedDecision> decisions;
  for (const auto& [owner, told] : containers_) {
    // Clocks that were corrected may have changed the order.
    Container container = told;
    std::ranges::stable_sort(container.commands, {}, &Told::time);
    std::ranges::stable_sort(container.answers, {}, &Told::time);
    decide(owner, container, decisions);
  }
  return decisions;
}

}  // namespace harness
