#include "harness/scenario/read_faults.h"
#include "harness/scenario/read_sometimes.h"
#include "harness/scenario/shapes.h"

namespace harness {
namespace {

using namespace shapes;

Shape file_shape() {
  return object("file", {optional("copy", text(), "A file or folder of yours that is copied."),
                         optional("link", text(), "One that is linked instead."),
                         optional("to", text(),
                                  "Its place in the container's folder; without it the last part "
                                  "of its name there."),
                         optional("made_by", text(),
                                  "The command that makes the file or folder, for whoever has "
                                  "none yet.")});
}

Shape command_shape() {
  return object(
      "command",
      {optional("entry_point", list_of(any_text()),
                "As an image's ENTRYPOINT; a task definition's entryPoint replaces it."),
       required("argv", list_of(any_text()),
                "The program and its arguments, as an image's CMD; a task definition's command "
                "replaces it."),
       optional("cwd", text(), "Where it starts, from the container's folder."),
       optional("files", list_of(file_shape()),
                "What of yours the container's folder holds when it starts."),
       optional("env", named(any_text()), "Variables, before those of the task definition.")});
}

Shape engine_shape() {
  return object(
      "engine setting",
      {optional("image", text(), "What the engine calls it; as the task does without it."),
       optional("socket", text(),
                "Where the engine speaks Docker's API; without it DOCKER_HOST, or the "
                "usual places of Docker and podman."),
       optional("env", named(any_text()), "Variables, before those of the task definition.")});
}

Shape image_shape(const Platforms& platforms) {
  std::vector<std::string> standins;
  for (const auto& platform : platforms) {
    for (std::string& name : platform->dialect().standins) standins.push_back(std::move(name));
  }
  std::vector<Field> fields;
  if (!standins.empty()) {
    fields.push_back(
        optional("standin", one_word_of(std::move(standins)), "The built-in program that runs."));
  }
  fields.push_back(optional("command", command_shape(),
                            "A program of yours, as a process. ${NAME} is a variable of "
                            "your environment, {task} the container's folder, {shared} one "
                            "that outlives tasks, {NAME} a variable of the task."));
  fields.push_back(optional("engine", engine_shape(),
                            "An image of a container engine: Docker, podman. Its "
                            "containers live by the machine's clock."));
  return one_of("image", std::move(fields));
}

Shape programs_shape() {
  return object("setting for programs",
                {optional("at_once", integer(1, 10000),
                          "How many containers may run at once; 100 without it."),
                 optional("network", one_word_of({"own", "host"}),
                          "Each task in a network of its own, where the system allows it, or all "
                          "in the machine's."),
                 optional("aws_names", boolean(),
                          "Names under amazonaws.com lead to this world, for programs that know "
                          "no AWS_ENDPOINT_URL; true without it."),
                 optional("secrets", named(any_text()),
                          "Values of secrets and parameters, by the ARN or name that a task "
                          "definition's valueFrom has. ${NAME} is a variable of your "
                          "environment."),
                 optional("unvirtual", one_word_of({"wall", "stop", "ignore"}),
                          "What is done about a program that does not share the clock (a static "
                          "binary, one of Go): time passes as on the wall while it lives, the take "
                          "stops, or its time is its own; wall without it."),
                 optional("cpu_charge", integer(0, 1000),
                          "Time passes for the programs' work: so many times the time that they "
                          "have had on a processor; 0 without it. Not repeatable."),
                 optional("patience", duration(),
                          "How long, on the wall, programs may be at work without a pause before "
                          "the take ends and names them; 10s without it.")});
}

Shape mail_shape() {
  return object("mail setting",
                {optional("domains", list_of(text()),
                          "Domains whose mail this world receives; mail to others stays in the "
                          "mailbox."),
                 optional("sandbox", boolean(),
                          "SES refuses recipients that are not verified, as in a new account.")});
}

}  // namespace

Shape world_shape(const Platforms& platforms) {
  const std::vector<Field> own{
      required("world", text(), "Its name."),
      optional("extends", text(),
               "Another world file, relative to this one, whose maps and scalars hold where this "
               "one says nothing, and whose lists come first."),
      optional("account", text(), "The AWS account, 12 digits; 000000000000 without it."),
      optional("region", name(), "The AWS region; us-east-1 without it."),
      optional("latency", distribution(),
               "How long a call takes to reach a service; 2ms..8ms without it."),
      optional("cold_start", distribution(), "From RunTask to RUNNING; 30s..60s without it."),
      optional("table_times", distribution(),
               "How long a table takes to come, to be changed and to go; a moment without it. "
               "Those of setup are there at once."),
      optional("mail", mail_shape(), "Mail that comes in and goes out."),
      optional("images", named(image_shape(platforms)), "What runs when a task names an image."),
      optional("programs", programs_shape(), "For the images that are commands."),
      faults_field(),
      without_faults_field(),
      sometimes_field(),
      optional("bodies", text(),
               "A file, relative to this one, with bodies of messages of which the setup knows "
               "only the hash, each a line or all of them one."),
      optional("setup", list_of(call()),
               "AWS calls that are made once, in order, before anything else. ${account} and "
               "${region} stand for the world's, and $${ for ${ itself.")};
  return object("world", with_dialects(own, platforms, &Dialect::world_keys));
}

}  // namespace harness
