#include "harness/story/story_observer.h"

#include "harness/story/text_events.h"

namespace harness {

std::string service_of_group(std::string_view group) {
  constexpr std::string_view kPrefix = "service:";
  return group.starts_with(kPrefix) ? std::string(group.substr(kPrefix.size())) : std::string();
}

void StoryObserver::see(const sim::Event& event) {
  queues_.see(event);
  if (event.kind == aws::ApiCall::kKind) {
    ++story_.calls;
    callers_[event.sequence] = event.actor;
  } else if (event.kind == aws::ApiReply::kKind) {
    if (auto answered = callers_.extract(event.cause)) last_answered_ = std::move(answered);
  } else if (const auto* struck = event.as<aws::FaultStruck>()) {
    see_fault(event, *struck);
  } else if (const auto* error = event.as<aws::ApiError>()) {
    see_error(event, *error);
  } else if (event.kind == aws::ApiRefused::kKind) {
    ++story_.refused[event.subject];
  } else if (const auto* shown = event.as<sqs::MessageShown>()) {
    see_shown(event, *shown);
  } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
    see_moved(event, *moved);
  } else if (const auto* changed = event.as<ecs::TaskChanged>()) {
    see_task(event, *changed);
  } else if (const auto* printed = event.as<ecs::LinePrinted>()) {
    see_output(event, *printed);
  } else if (const auto* mail = event.as<ses::MailSent>()) {
    see_mail_out(event, *mail);
  } else if (const auto* sms = event.as<SmsSent>()) {
    story_.sent.push_back({event.time, "sms", std::string(sms->to), ""});
  } else if (const auto* chat = event.as<ChatSent>()) {
    story_.sent.push_back({event.time, "chat", std::string(chat->to), ""});
  }
}

void StoryObserver::see_error(const sim::Event& event, const aws::ApiError& answer) {
  ++story_.failed_calls;
  const std::string code(answer.error.code);
  ++story_.errors[event.subject + " " + code];
  const auto caller = callers_.find(event.cause);
  if (caller == callers_.end()) return;
  const std::string text = event.subject + ": " + code + ", " + std::string(answer.error.message);
  story_.marks.push_back({event.time, MarkStory::Kind::kError, caller->second, text});
  callers_.erase(caller);
}

void StoryObserver::see_fault(const sim::Event& event, const aws::FaultStruck& struck) {
  const std::string fault(struck.fault);
  std::string where = event.subject;
  if (fault.starts_with("aws.")) {
    // It strikes a call that is not answered yet, or has just been.
    const auto caller = callers_.find(event.cause);
    if (caller != callers_.end()) {
      where = caller->second;
    } else if (last_answered_ && last_answered_.key() == event.cause) {
      where = last_answered_.mapped();
    }
  }
  story_.marks.push_back(
      {event.time, MarkStory::Kind::kFault, where, fault + ": " + event.subject});
  ++story_.faults[fault];
}

void StoryObserver::see_shown(const sim::Event& event, const sqs::MessageShown& shown) {
  if (shown.receives == 0) return;
  const std::string queue(shown.queue);
  const std::string text = "again in " + queue + " after " + std::to_string(shown.receives) +
                           " receives: " + std::string(shown.reason);
  story_.marks.push_back({event.time, MarkStory::Kind::kRetry, queue, text, event.subject});
}

void StoryObserver::see_moved(const sim::Event& event, const sqs::MessageMoved& moved) {
  using Kind = MarkStory::Kind;
  const std::string to(moved.to);
  const bool redriven = !moved.new_id.empty();
  if (!redriven) story_.dead_letter_queues.insert(to);
  const std::string text =
      "from " + std::string(moved.queue) + " to " + to + ": " + std::string(moved.reason);
  story_.marks.push_back(
      {event.time, redriven ? Kind::kRedriven : Kind::kDead, to, text, event.subject});
}

void StoryObserver::see_task(const sim::Event& event, const ecs::TaskChanged& changed) {
  const auto [place, fresh] = task_index_.emplace(event.subject, story_.tasks.size());
  if (fresh) {
    TaskStory task;
    task.arn = event.subject;
    task.family = changed.family;
    task.container = changed.container_id;
    task.service = service_of_group(changed.group);
    const std::string_view group = changed.group;
    task.group = group.empty() ? task.family : std::string(group.substr(group.find(':') + 1));
    task.created = event.time;
    story_.tasks.push_back(std::move(task));
  }
  TaskStory& task = story_.tasks[place->second];
  if (changed.status == "RUNNING" && !task.running) task.running = event.time;
  const bool ending = changed.desired == "STOPPED" || changed.status == "STOPPED";
  if (ending && !task.stopping) task.stopping = event.time;
  if (changed.exit_code) task.exit_code = *changed.exit_code;
  if (!changed.reason.empty()) task.reason = changed.reason;
  if (!changed.code.empty()) task.code = changed.code;
  if (changed.status == "STOPPED") {
    task.stopped = event.time;
    if (!task.ended_badly()) output_.erase(task.arn);
  }
}

void StoryObserver::see_output(const sim::Event& event, const ecs::LinePrinted& printed) {
  std::deque<std::string>& lines = output_[event.subject];
  lines.emplace_back(printed.line);
  if (lines.size() > TaskStory::kLastLines) lines.pop_front();
}

void StoryObserver::see_mail_out(const sim::Event& event, const ses::MailSent& mail) {
  const mail::Entry* entry = mailbox_.find(mail.entry);
  if (entry == nullptr) return;
  SentStory sent{event.time, "email", "", ""};
  for (const std::string& to : entry->envelope.recipients) {
    sent.to += (sent.to.empty() ? "" : ", ") + to;
  }
  sent.subject = entry->message().subject;
  story_.sent.push_back(std::move(sent));
}

const TaskStory* StoryObserver::task(const std::string& arn) const {
  const auto found = task_index_.find(arn);
  return found == task_index_.end() ? nullptr : &story_.tasks[found->second];
}

Story StoryObserver::finished(sim::Time begin, sim::Time end) const {
  Story story = story_;
  story.begin = begin;
  story.end = end;
  story.queues = queues_.samples();
  for (TaskStory& task : story.tasks) {
    const auto output = output_.find(task.arn);
    if (output == output_.end() || !task.ended_badly()) continue;
    task.last_lines.assign(output->second.begin(), output->second.end());
  }
  return story;
}

}  // namespace harness
