#include "harness/scenario/event_kinds.h"

#include "fakes/aws/events.h"
#include "fakes/cloudwatch/events.h"
#include "fakes/dynamodb/events.h"
#include "fakes/ecs/events.h"
#include "fakes/ses/events.h"
#include "fakes/sns/events.h"
#include "fakes/sqs/events.h"
#include "harness/programs/events.h"
#include "harness/story/scenario_events.h"
#include "harness/story/text_events.h"
#include "harness/world/events.h"
#include "harness/world/input_events.h"

namespace harness {

sim::EventKinds event_kinds(const Platforms& platforms) {
  sim::EventKinds kinds;
  kinds.add(aws::Events{});
  kinds.add(cloudwatch::Events{});
  kinds.add(dynamodb::Events{});
  kinds.add(ecs::Events{});
  kinds.add(ses::Events{});
  kinds.add(sns::Events{});
  kinds.add(sqs::Events{});
  kinds.add(InputEvents{});
  kinds.add(WorldEvents{});
  kinds.add(ProgramEvents{});
  kinds.add(ScenarioEvents{});
  kinds.add(TextEvents{});
  for (const auto& platform : platforms) platform->add_events(kinds);
  return kinds;
}

std::string in_markdown(const sim::EventKinds& kinds) {
  std::string text = "| kind | what has happened | data |\n|---|---|---|\n";
  for (const auto& [name, kind] : kinds.all()) {
    std::string members;
    for (const auto& member : kind.members) {
      members += (members.empty() ? "`" : ", `") + std::string(member.name) +
                 (member.may_be_absent ? "?` " : "` ") + std::string(member.type);
    }
    text += "| `" + std::string(name) + "` | " + std::string(kind.says) + " | " + members + " |\n";
  }
  return text;
}

}  // namespace harness
