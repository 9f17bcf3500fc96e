#include "harness/world/world.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "fakes/aws/encode.h"
#include "fakes/aws/retries.h"
#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/dynamodb/dynamodb.h"
#include "fakes/ecs/ecs.h"
#include "fakes/logs/logs.h"
#include "fakes/mail/mailbox.h"
#include "fakes/mail/mailbox_store.h"
#include "fakes/ses/ses.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/sns/sns.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sts/sts.h"
#include "harness/world/events.h"
#include "harness/world/images.h"
#include "harness/world/setup_error.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using Extensions = std::vector<std::unique_ptr<Extension>>;

std::string store_path(const std::string& folder) {
  return folder.empty() ? ":memory:" : folder + "/backlot.sqlite";
}

// True if a World has set this store up before; from now on one has. The mark is written in the
// transaction of the setup, so a setup that was cut short does not count.
bool is_claimed(sim::Database& store) {
  store.ensure_schema("world", 1, "CREATE TABLE world_setup(done INTEGER PRIMARY KEY)");
  store.begin();
  return store.prepare("INSERT OR IGNORE INTO world_setup VALUES (1)").bind().run() == 0;
}

// A World that opens a data folder again draws other random numbers than those before it, so that
// no id is given twice. The first draws those of a World without a folder.
sim::Random random_of(const WorldOptions& options, sim::Database& store) {
  const sim::Random first{options.seed};
  if (options.data_folder.empty()) return first;
  store.ensure_schema("openings", 1, "CREATE TABLE world_opening(number INTEGER PRIMARY KEY)");
  store.begin();
  store.prepare("INSERT INTO world_opening VALUES (NULL)").bind().run();
  store.commit();
  const std::int64_t number = store.last_insert_rowid();
  return number == 1 ? first : first.stream("opening " + std::to_string(number));
}

std::unique_ptr<mail::MailboxStore> archive_of(const WorldOptions& options, sim::Database& store,
                                               mail::Mailbox& mailbox) {
  if (options.data_folder.empty()) return nullptr;
  return std::make_unique<mail::MailboxStore>(store, mailbox);
}

ecs::Options ecs_options(const WorldConfig& config) {
  ecs::Options options;
  options.cold_start = config.cold_start;
  return options;
}

ses::Options ses_options(const WorldConfig& config) {
  ses::Options options;
  options.sandbox = config.ses_sandbox;
  return options;
}

}  // namespace

// The parts of a World, in an order in which each needs only those before it.
struct World::Parts {
  Parts(WorldConfig world_config, const WorldOptions& options)
      : config(std::move(world_config)),
        seed(options.seed),
        scheduler(options.start),
        journal(scheduler),
        store(store_path(options.data_folder)),
        holds(scheduler),
        waits(scheduler),
        environment{.scheduler = scheduler,
                    .journal = journal,
                    .store = store,
                    .random = random_of(options, store),
                    .holds = holds,
                    .waits = waits,
                    .decisions = sim::Decisions(options.decisions)},
        mailbox(options.keep_mails),
        archive(archive_of(options, store, mailbox)),
        dispatcher(environment),
        front_door(dispatcher, {config.region, config.account}),
        sqs(environment),
        sns(environment),
        dynamodb(environment),
        cloudwatch(environment),
        logs(environment),
        sts(environment),
        ses(environment, mailbox, ses_options(config)),
        ses_v2(ses),
        images(extensions),
        ecs(environment, ecs_options(config), &images) {
    journal.keep_last(options.keep_events);
    environment.queues = &sqs;
    environment.topics = &sns;
    environment.metrics = {&sqs, &ecs};
    environment.logs = &logs;
    for (aws::Service* service : std::initializer_list<aws::Service*>{
             &sqs, &sns, &dynamodb, &cloudwatch, &logs, &sts, &ses, &ses_v2, &ecs}) {
      dispatcher.add(*service);
    }
    store.cancel_by(environment.cancellation);
    store.on_commit([this] { kept_events = journal.count(); });
    store.on_roll_back([this] { reload(); });
  }

  void reload() {
    for (aws::Service* service : dispatcher.services()) service->reload();
    journal.record("backlot", "store", TurnUndone{kept_events + 1, store.failure()});
    kept_events = journal.count();
  }

  WorldConfig config;
  std::uint64_t seed;
  bool resumed = false;
  std::uint64_t kept_events = 0;  // of the journal: those of turns that are over
  sim::Scheduler scheduler;
  sim::Journal journal;
  sim::Database store;
  sim::Register holds;
  sim::Register waits;
  aws::Environment environment;
  mail::Mailbox mailbox;
  std::unique_ptr<mail::MailboxStore> archive;  // null if nothing is to outlive the program
  aws::Dispatcher dispatcher;
  aws::FrontDoor front_door;
  sqs::Sqs sqs;
  sns::Sns sns;
  dynamodb::DynamoDb dynamodb;
  cloudwatch::CloudWatch cloudwatch;
  logs::Logs logs;
  sts::Sts sts;
  ses::Ses ses;
  ses::SesV2 ses_v2;
  Extensions extensions;  // outlive the containers that ECS has them run
  Images images;
  ecs::Ecs ecs;
};

void World::erase_data(const std::string& folder) {
  if (folder.empty()) return;
  namespace fs = std::filesystem;
  const std::string path = store_path(folder);
  std::vector<std::string> aside;  // the files that are
  const auto aside_name = [&](std::string_view suffix) {
    return path + "-erased" + std::string(suffix);
  };
  try {
    for (const std::string suffix : {"", "-wal", "-shm"}) {
      if (!fs::exists(path + suffix)) continue;
      fs::rename(path + suffix, aside_name(suffix));
      aside.push_back(suffix);
    }
  } catch (const fs::filesystem_error&) {
    std::error_code error;
    for (const std::string& suffix : aside) fs::rename(aside_name(suffix), path + suffix, error);
    throw;
  }
  // The state is gone. What is left of it under these names is replaced the next time.
  std::error_code error;
  for (const std::string& suffix : aside) fs::remove(aside_name(suffix), error);
}

World::World(WorldConfig config, WorldOptions options)
    : parts_(std::make_unique<Parts>(std::move(config), options)) {
  for (const MakeExtension& make : options.extensions) {
    if (auto extension = make(*this)) parts_->extensions.push_back(std::move(extension));
  }
  parts_->resumed = !options.data_folder.empty() && is_claimed(parts_->store);
  if (!parts_->resumed) set_up();
  // Set after the setup calls, so that the tables they create are there at once.
  const sim::Distribution& takes = parts_->config.table_times;
  parts_->dynamodb.tables().set_times({.create = takes, .update = takes, .remove = takes});
  for (const aws::FaultRule& rule : parts_->config.faults.rules) {
    parts_->environment.faults.add(rule, scheduler().start());
  }
}

void World::set_up() {
  const std::vector<SetupCall>& calls = parts_->config.setup;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const SetupCall& setup = calls[i];
    try {
      call("setup", setup.service, setup.operation, setup.input);
    } catch (const aws::Error& error) {
      const std::string name = setup.service + "." + setup.operation;
      throw SetupError("setup call " + name + " failed: " + error.code() + ": " + error.message(),
                       i);
    }
  }
}

// What the services do at their end is not to be cancelled.
World::~World() { parts_->environment.cancellation.set_wanted({}); }

void World::end_waits() { parts_->sqs.long_polls().give_up_all(); }

void World::give_up_turn(const std::string& why) {
  parts_->store.fail(why);
  const std::uint64_t kept = parts_->kept_events;
  if (journal().count() > kept) journal().record("backlot", "store", TurnUndone{kept + 1, why});
}

bool World::resumed() const { return parts_->resumed; }
const WorldConfig& World::config() const { return parts_->config; }
std::uint64_t World::seed() const { return parts_->seed; }
sim::Scheduler& World::scheduler() { return parts_->scheduler; }
sim::Journal& World::journal() { return parts_->journal; }
sim::Database& World::store() { return parts_->store; }
sim::Register& World::holds() { return parts_->holds; }
sim::Register& World::waits() { return parts_->waits; }
aws::Environment& World::environment() { return parts_->environment; }
aws::Dispatcher& World::dispatcher() { return parts_->dispatcher; }
aws::FrontDoor& World::front_door() { return parts_->front_door; }
sqs::Sqs& World::sqs() { return parts_->sqs; }
dynamodb::DynamoDb& World::dynamodb() { return parts_->dynamodb; }
ecs::Ecs& World::ecs() { return parts_->ecs; }
ses::Ses& World::ses() { return parts_->ses; }
cloudwatch::CloudWatch& World::cloudwatch() { return parts_->cloudwatch; }
mail::Mailbox& World::mailbox() { return parts_->mailbox; }
const Extensions& World::extensions() const { return parts_->extensions; }

sim::ProgramClock* World::program_clock() {
  for (const auto& extension : extensions()) {
    if (sim::ProgramClock* clock = extension->program_clock()) return clock;
  }
  return nullptr;
}

void World::handle(const std::shared_ptr<sim::http::Exchange>& exchange) {
  std::shared_ptr<sim::http::Exchange> identified = exchange;
  for (const auto& extension : extensions()) {
    if (extension->answer(exchange)) return;
    identified = extension->identified(identified);
  }
  parts_->front_door.handle(identified);
}

bool World::has_page(const sim::http::Request& request) const {
  return std::ranges::any_of(extensions(), [&](const auto& one) { return one->has_page(request); });
}

void World::show_page(const std::shared_ptr<sim::http::Exchange>& exchange) {
  for (const auto& extension : extensions()) {
    if (extension->has_page(exchange->request())) return extension->show_page(exchange);
  }
}

aws::Client World::client(const std::string& actor) {
  aws::Caller caller;
  caller.account = parts_->config.account;
  caller.region = parts_->config.region;
  caller.endpoint = "http://127.0.0.1:4566";
  caller.actor = actor;
  return aws::Client{parts_->dispatcher, parts_->scheduler, caller, parts_->config.latency,
                     parts_->environment.random.stream("latency of " + actor)};
}

std::string World::call(const std::string& actor, std::string_view service,
                        std::string_view operation, const std::string& input) {
  return call(actor, {std::string(service), std::string(operation), input});
}

std::string World::call(const std::string& actor, const SetupCall& call) {
  const std::string& input = call.input;
  const std::string asked = call.service + "." + call.operation;
  aws::Service* service = parts_->dispatcher.find(call.service);
  const aws::Operation* operation =
      service == nullptr ? nullptr : service->model().find(call.operation);
  if (operation == nullptr) throw aws::not_modelled("the operation " + asked);
  const auto decode = [&]() -> aws::Dispatcher::DecodedInput {
    const auto value = operation->make_input();
    aws::Dispatcher::DecodedInput decoded{value, {}};
    const std::string_view json = input.empty() ? "{}" : std::string_view(input);
    aws::decode_json(json, operation->input(), value.get(), service->model().type_mismatch,
                     decoded.missing);
    return decoded;
  };
  std::optional<aws::Error> error;
  std::optional<std::string> output;
  aws::Caller caller = client(actor).caller();
  caller.is_harness = !call.may_be_struck;
  const auto pending = parts_->dispatcher.start(
      *service, *operation, std::move(caller), decode, [&](const aws::Outcome& outcome) {
        if (outcome.error != nullptr) {
          error = *outcome.error;
        } else if (outcome.delivery.arrives != aws::Delivery::Arrives::kWhole) {
          error = aws::no_answer();
        } else {
          output = aws::to_json(operation->output(), outcome.response);
        }
      });
  if (error) throw *error;
  if (!output) {
    pending->abandon();
    throw aws::not_modelled("waiting for " + asked + " in a step or a setup call");
  }
  return *output;
}

void World::receive_mail(const std::string& from, const std::vector<std::string>& to,
                         const std::string& raw) {
  parts_->ses.receive(raw, from, to);
}

bool World::crash(std::string_view container, int exit_code) {
  return std::ranges::any_of(extensions(),
                             [&](const auto& one) { return one->crash(container, exit_code); });
}

bool World::services_steady() const { return parts_->ecs.services_are_steady(); }

}  // namespace harness
