#include "harness/webordinary/standins/hermes.h"

#include <algorithm>

#include "harness/webordinary/git_host.h"
#include "sim/time/wait.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr char kThreadTable[] = "webordinary-thread-mappings";
constexpr char kSessionTable[] = "webordinary-edit-sessions";
constexpr sim::Duration kMailVisibility = 60s;
constexpr sim::Duration kSweepEvery = 6h;
constexpr sim::Duration kThreadTtl = std::chrono::days{30};
constexpr sim::Duration kSessionTtl = 30min;

// While it lives, a mail is being served.
class ServingScope {
 public:
  ServingScope(std::set<std::string>& all, std::string id) : all_(all), id_(std::move(id)) {
    all_.insert(id_);
  }
  ServingScope(const ServingScope&) = delete;
  ServingScope& operator=(const ServingScope&) = delete;
  ~ServingScope() { all_.erase(id_); }

 private:
  std::set<std::string>& all_;
  std::string id_;
};

}  // namespace

Hermes::Hermes(StandinContext context)
    : context_(std::move(context)),
      answers_(context_, [this](ContainerName container, QueueSet queues) {
        return wake(std::move(container), std::move(queues));
      }) {}

void Hermes::start() {
  inbox_ = sim::Spawned{context_.scheduler, read_inbox()};
  const auto sweep_forever = [](Hermes& self) -> sim::Task<> {
    for (;;) {
      co_await sim::sleep(self.context_.scheduler, kSweepEvery);
      QueueSets::IsActive is_active = [&self](std::string container) {
        return self.waker_.is_active(std::move(container));
      };
      try {
        co_await self.queue_sets_.sweep(is_active);
      } catch (const aws::Error& error) {
        self.context_.print("ERROR sweep: " + error.code() + " " + error.message());
      }
    }
  };
  sweeper_ = sim::Spawned{context_.scheduler, sweep_forever(*this)};
}

void Hermes::terminate() { context_.exit(0); }

void Hermes::spawn(sim::Task<> task, const std::string& what) {
  std::erase_if(jobs_, [](const sim::Spawned& job) { return !job.running(); });
  jobs_.emplace_back(context_.scheduler, std::move(task), [this, what](auto error) {
    if (!error) return;
    try {
      std::rethrow_exception(error);
    } catch (const aws::Error& e) {
      context_.print("ERROR " + what + ": " + e.code() + " " + e.message());
    } catch (const std::exception& e) {
      context_.print("ERROR " + what + ": " + e.what());
    }
  });
}

sim::Task<> Hermes::read_inbox() {
  const std::string url = context_.env("EMAIL_QUEUE_URL");
  context_.print("reading " + url);
  for (;;) {
    std::vector<QueueMessage> messages;
    bool refused = false;
    try {
      messages = co_await queues_.receive(url, 10, kLongPoll, kMailVisibility);
    } catch (const aws::Error& error) {
      context_.print("ERROR inbox: " + error.code() + " " + error.message());
      refused = true;
    }
    // A Hermes that gave up here would run on and read no mail any more.
    if (refused) co_await sim::sleep(context_.scheduler, kAfterRefusal);
    for (QueueMessage& message : messages) {
      const std::string what = "message " + message.id;
      spawn(handle(std::move(message)), what);
    }
  }
}

sim::Task<> Hermes::handle(QueueMessage message) {
  const auto inbound = parse_inbound(message.body);
  // A mail that nobody can read is left to the inbox's redrive policy.
  if (!inbound) throw std::runtime_error("this is no mail for anybody here");
  const bool served = co_await serve(*inbound);
  if (!served) co_return;  // It comes again, and by then it is known or to be served anew.
  const std::string url = context_.env("EMAIL_QUEUE_URL");
  co_await queues_.acknowledge(url, message.receipt_handle);
}

sim::Task<bool> Hermes::serve(Inbound inbound) {
  const Command command = command_for(inbound);
  // The inbox may deliver a mail twice, also while the first copy is being served.
  if (serving_.contains(command.command_id)) co_return false;
  if (answers_.knows(command.command_id)) co_return true;
  const ServingScope mine(serving_, command.command_id);
  co_await serve_first(inbound, command);
  co_return true;
}

sim::Task<> Hermes::serve_first(Inbound inbound, Command command) {
  const QueueSet queues = co_await queue_sets_.open(inbound.container, inbound.thread);
  // The task starts now, while the rest is being prepared.
  spawn(wake(inbound.container, queues), "wake " + inbound.container.id());
  co_await open_session(inbound);
  const std::string body = to_json(command);
  Queues::Attributes attributes;
  attributes["CommandId"] = command.command_id;
  attributes["SessionId"] = command.session_id;
  attributes["Type"] = command.type;
  attributes["Priority"] = command.priority;
  answers_.expect(queues, inbound, command);
  try {
    co_await queues_.send(queues.input, body, attributes);
  } catch (const aws::Error&) {
    // The mail comes again, and with it the command.
    answers_.forget(queues, command.command_id);
    throw;
  }
  // A container that fell asleep in the meantime did not see the command: see it awake.
  spawn(wake(inbound.container, queues), "wake " + inbound.container.id());
}

Command Hermes::command_for(const Inbound& inbound) const {
  Command command;
  command.session_id = session_id(inbound.container, inbound.thread);
  command.command_id = uuid_of(inbound.channel + ":" + inbound.id);
  command.timestamp_ms = sim::unix_ms(context_.scheduler.now());
  command.instruction = inbound.text;
  command.user_email = inbound.from;
  command.thread = inbound.thread;
  command.container = inbound.container;
  command.branch = branch_of(inbound.thread);
  return command;
}

sim::Task<> Hermes::open_session(Inbound inbound) {
  const sim::Time now = context_.scheduler.now();
  const std::string client_project = inbound.container.client + "-" + inbound.container.project;
  Row thread_key;
  thread_key["threadId"] = inbound.thread;
  Row thread;
  thread["containerId"] = inbound.container.id();
  thread["clientProjectId"] = client_project;
  thread["clientId"] = inbound.container.client;
  thread["projectId"] = inbound.container.project;
  thread["userId"] = inbound.container.user;
  thread["ttl"] = sim::unix_s(now + kThreadTtl);
  co_await tables_.update(kThreadTable, thread_key, thread);
  Row session_key;
  session_key["sessionId"] = session_id(inbound.container, inbound.thread);
  session_key["userId"] = inbound.container.user;
  Row session;
  session["status"] = "active";
  session["clientId"] = inbound.container.client;
  session["containerId"] = inbound.container.id();
  session["threadId"] = inbound.thread;
  session["lastMessageId"] = inbound.id;
  session["lastActivity"] = sim::unix_ms(now);
  session["ttl"] = sim::unix_s(now + kSessionTtl);
  co_await tables_.update(kSessionTable, session_key, session);
}

sim::Task<> Hermes::wake(ContainerName container, QueueSet queues) {
  std::map<std::string, std::string> environment;
  environment["INPUT_QUEUE_URL"] = queues.input;
  environment["OUTPUT_QUEUE_URL"] = queues.output;
  environment["DLQ_URL"] = queues.dlq;
  environment["CLIENT_ID"] = container.client;
  environment["PROJECT_ID"] = container.project;
  environment["USER_ID"] = container.user;
  environment["CONTAINER_ID"] = container.id();
  environment["WORKSPACE_PATH"] = "/workspace/" + container.id();
  environment["REPO_URL"] = GitHost::url(container.client, container.project);
  environment["AUTO_SHUTDOWN_MINUTES"] = context_.env("AUTO_SHUTDOWN_MINUTES");
  environment["AWS_REGION"] = context_.aws.caller().region;
  co_await waker_.ensure_running(container, environment);
}

void Hermes::wake_for_preview(const std::string& thread) {
  spawn(wake_thread(thread), "preview of " + thread);
}

sim::Task<> Hermes::wake_thread(std::string thread) {
  Row key;
  key["threadId"] = thread;
  const auto row = co_await tables_.get(kThreadTable, key);
  if (!row) throw std::runtime_error("no conversation has the thread " + thread);
  const ContainerName container{text_of(*row, "clientId"), text_of(*row, "projectId"),
                                text_of(*row, "userId")};
  const QueueSet queues = co_await queue_sets_.open(container, thread);
  co_await wake(container, queues);
}

}  // namespace harness
