#include "harness/scenario/shapes.h"

namespace harness {
namespace {

using namespace shapes;

constexpr std::int64_t kMany = 1'000'000;

Field how_soon() {
  return optional("within", duration(),
                  "How long it may take to come true; without it, it must be true at once.");
}
Field count() { return optional("count", integer(0, kMany), "Exactly this many."); }
Field at_least() { return optional("at_least", integer(0, kMany), "This many or more."); }
Field at_most() { return optional("at_most", integer(0, kMany), "This many or fewer."); }
Field contains(const char* doc) { return optional("contains", text(), doc); }

Shape mail() {
  return object("mail expectation", {optional("to", text(), "Who got it: an address."),
                                     optional("thread", text(), "The conversation it answers."),
                                     optional("subject", text(), "What its subject contains."),
                                     contains("What its text contains, or its HTML."), count(),
                                     at_least(), how_soon()});
}

Shape event() {
  return object("event expectation",
                {required("kind", text(), "The event's kind, such as sqs.moved."),
                 optional("actor", text(), "Who it is about, as the journal names it."),
                 optional("subject", text(), "The event's subject."),
                 contains("What its data contains, as JSON text."), count(), at_least(), at_most(),
                 how_soon()});
}

Shape queue() {
  return object("queue expectation",
                {required("name", text(), "The queue's name."),
                 optional("visible", integer(0, kMany), "Messages that can be received."),
                 optional("in_flight", integer(0, kMany), "Messages received and not deleted."),
                 optional("empty", boolean(), "No message at all, or at least one."), how_soon()});
}

Shape tasks() {
  return of_tasks("tasks expectation",
                  {required("running", integer(0, kMany), "How many are RUNNING."), how_soon()});
}

Shape stopped() {
  return of_tasks("stopped expectation",
                  {optional("exit_code", integer(0, 255), "Of their essential container."),
                   optional("stop_code", text(),
                            "ECS's code, such as EssentialContainerExited or TaskFailedToStart."),
                   optional("reason", text(), "What ECS's reason contains."), count(), at_least(),
                   at_most(), how_soon()});
}

Shape item() {
  return object("item expectation",
                {required("table", text(), "The table's name."),
                 required("key", any_object(), "The key: attribute to text or number."),
                 optional("has", any_object(), "Attributes it has, with text or a number each."),
                 optional("absent", boolean(), "There is no such item."), how_soon()});
}

Shape alarm() {
  return object(
      "alarm expectation",
      {required("name", text(), "The alarm's name."),
       required("state", one_word_of({"OK", "ALARM", "INSUFFICIENT_DATA"}), "The state it is in."),
       how_soon()});
}

Shape api() {
  return object("api expectation",
                {required("operation", text(), "Such as dynamodb.GetItem."),
                 optional("error", text(), "Calls that failed with this code."),
                 optional("actor", text(), "Who called."), count(), at_least(), how_soon()});
}

}  // namespace

Shape of_tasks(std::string noun, std::vector<Field> more) {
  std::vector<Field> fields{
      optional("container", text(), "Tasks of this container: its CONTAINER_ID."),
      optional("family", text(), "Tasks of this family."),
      optional("service", text(), "Tasks of this service.")};
  fields.insert(fields.end(), more.begin(), more.end());
  return object(std::move(noun), std::move(fields));
}

Shape expectation_shape(const Platforms& platforms) {
  const std::vector<Field> own{
      optional("mail", mail(), "Mail that a user has got."),
      optional("event", event(), "Events of the journal."),
      optional("queue", queue(), "What is in a queue."),
      optional("tasks", tasks(), "Running tasks."),
      optional("stopped", stopped(), "Tasks that have stopped in this take."),
      optional("item", item(), "An item of a DynamoDB table."),
      optional("alarm", alarm(), "A CloudWatch alarm."),
      optional("api", api(), "AWS calls that were made.")};
  return one_of("expectation", with_dialects(own, platforms, &Dialect::expectations));
}

}  // namespace harness
