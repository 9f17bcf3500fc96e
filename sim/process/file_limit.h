// How many files a process may have open.
#pragma once

namespace sim {

// Lets this process, and every program that it starts from now on, have 65535 files open, or as
// many as the machine lets it: a shell gives 1024, while Fargate gives its tasks
// 65535. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
void allow_many_files();

}  // namespace sim
