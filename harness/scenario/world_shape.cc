#include "harness/scenario/shapes.h"

namespace harness {
namespace {

using namespace shapes;

Shape user_shape() {
  return object("user", {required("email", text(),
                                  "Whom mail comes from; the part before the @ "
                                  "is the user's id."),
                         required("client", text(), "The client the user works for."),
                         required("project", text(), "The project the user writes about.")});
}

Shape site_shape() {
  return object("site",
                {required("client", text(), "Whose site."), required("project", text(), "Which."),
                 optional("files", named(text()),
                          "Its first commit, path to contents; a small Astro site without it.")});
}

Shape file_shape() {
  return object("file", {optional("copy", text(), "A file or folder of yours that is copied."),
                         optional("link", text(), "One that is linked instead."),
                         optional("to", text(),
                                  "Its place in the container's folder; without it the last part "
                                  "of its name there.")});
}

Shape command_shape() {
  return object(
      "command",
      {optional("entry_point", list_of(text()),
                "As an image's ENTRYPOINT; a task definition's entryPoint replaces it."),
       required("argv", list_of(text()),
                "The program and its arguments, as an image's CMD; a task definition's command "
                "replaces it."),
       optional("cwd", text(), "Where it starts, from the container's folder."),
       optional("files", list_of(file_shape()),
                "What of yours the container's folder holds when it starts."),
       optional("env", named(text()), "Variables, before those of the task definition.")});
}

Shape engine_shape() {
  return object(
      "engine setting",
      {optional("image", text(), "What the engine calls it; as the task does without it."),
       optional("socket", text(),
                "Where the engine speaks Docker's API; without it DOCKER_HOST, or the "
                "usual places of Docker and podman."),
       optional("env", named(text()), "Variables, before those of the task definition.")});
}

Shape image_shape() {
  return one_of("image", {optional("standin", one_word_of({"hermes", "edit-container"}),
                                   "The built-in program that runs."),
                          optional("command", command_shape(),
                                   "A program of yours, as a process. ${NAME} is a variable of "
                                   "your environment, {task} the container's folder, {shared} one "
                                   "that outlives tasks, {NAME} a variable of the task."),
                          optional("engine", engine_shape(),
                                   "An image of a container engine: Docker, podman. Its "
                                   "containers live by the machine's clock.")});
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
                 optional("secrets", named(text()),
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

Shape world_shape() {
  return object(
      "world",
      {required("world", text(), "Its name."),
       optional("extends", text(),
                "Another world file, relative to this one, whose maps and scalars hold where this "
                "one says nothing, and whose lists come first."),
       optional("account", text(), "The AWS account, 12 digits; 000000000000 without it."),
       optional("region", text(), "The AWS region; us-east-1 without it."),
       optional("latency", distribution(),
                "How long a call takes to reach a service; 2ms..8ms without it."),
       optional("cold_start", distribution(), "From RunTask to RUNNING; 30s..60s without it."),
       optional("table_times", distribution(),
                "How long a table takes to come, to be changed and to go; a moment without it. "
                "Those of setup are there at once."),
       optional("queues_per", one_word_of({"container", "session"}),
                "One set of queues a container or a session."),
       optional("mail", mail_shape(), "Mail that comes in and goes out."),
       optional("images", named(image_shape()), "What runs when a task names an image."),
       optional("programs", programs_shape(), "For the images that are commands."),
       optional("users", list_of(user_shape()), "Who writes mail."),
       optional("sites", list_of(site_shape()), "The repositories of the git host."),
       optional("claude", list_of(claude_rule_shape()), "How Claude Code behaves, tried in order."),
       optional("setup", list_of(call()),
                "AWS calls that are made once, in order, before anything else. ${account} and "
                "${region} stand for the world's.")});
}

}  // namespace harness
